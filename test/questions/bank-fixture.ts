/** A programme-management question that Amazon's bank takes; its text must be made unique where several are added. */
export const NEW_QUESTION = {
  category: 'programme',
  subcategory: 'planning',
  principles: [],
  competencies: ['delivery'],
  stages: ['tpm-phone-screen', 'onsite'],
  framing: 'hypothetical',
  mode: null,
  levels: 'all',
  rarity: 'common',
  text: 'How would you plan a programme whose biggest supplier has not signed yet?',
  followUps: ['What would you commit to before the signature?'],
};
