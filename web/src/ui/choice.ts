/** Something to choose among others. */
export interface Choice {
  id: string;
  name: string;
  detail?: string;
}
