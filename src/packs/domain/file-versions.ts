/** A version of a form, by what identifies it and the hash of its content. */
export interface VersionPrint {
  packKey: string;
  stageKey: string;
  version: number;
  sha256: string;
}

/**
 * Versions of the files that must be left out, because admins have gone another way there: from the first version of
 * theirs that no file says the same of, later files continue something else. What admins wrote word for word into a
 * file as well is no other way.
 */
export const divertedVersions = <File extends VersionPrint>(
  files: readonly File[],
  madeByAdmins: readonly VersionPrint[],
): File[] => {
  const diverted = madeByAdmins.filter(
    (made) => !files.some((file) => isSameVersion(file, made) && file.sha256 === made.sha256),
  );
  return files.filter((file) =>
    diverted.some((made) => isSameStage(file, made) && made.version <= file.version),
  );
};

const isSameStage = (a: VersionPrint, b: VersionPrint): boolean =>
  a.packKey === b.packKey && a.stageKey === b.stageKey;

const isSameVersion = (a: VersionPrint, b: VersionPrint): boolean =>
  isSameStage(a, b) && a.version === b.version;
