import type { Pack, Question } from '../../packs';
import type { KitRequest } from './draw-kit';

/** Why a question is in a kit, one fact each. */
export interface KitReason {
  kind: 'principle' | 'wish' | 'mix' | 'framing' | 'level' | 'never_asked' | 'suggested' | 'swapped';
  text: string;
}

type Words = Pick<KitRequest, 'pack' | 'levelKey' | 'principles' | 'wished' | 'suggested'>;

/** Every reason for a question, in the order in which it was weighed. */
export const kitReasons = (request: Words, question: Question): KitReason[] => [
  ...principleReasons(request, question),
  ...competencyReasons(request, question),
  mixReason(request.pack, question),
  ...framingReasons(question),
  levelReason(request),
  ...newnessReasons(request, question),
];

/** A question that a report named is not new to the candidate, although nobody asked it. */
const newnessReasons = ({ suggested }: Words, { key }: Question): KitReason[] =>
  suggested.has(key)
    ? [
        { kind: 'never_asked', text: 'The candidate has not been asked it in any session here.' },
        {
          kind: 'suggested',
          text: 'A report suggested it to the candidate for practice, so they may know it: no unread one was left.',
        },
      ]
    : [
        {
          kind: 'never_asked',
          text: 'The candidate has not been asked it in any session here, and no report suggested it to them.',
        },
      ];

const principleReasons = ({ pack, principles, wished }: Words, question: Question): KitReason[] =>
  question.principles.flatMap((key): KitReason[] => {
    const name = principleName(pack, key);
    const isOwn = principles.includes(key);
    const isWished = wished.principles.includes(key);
    if (isOwn && isWished)
      return [{ kind: 'principle', text: `${name}: the candidate wants to practise it, and you assess it.` }];
    if (isOwn)
      return [{ kind: 'principle', text: `${name}: one of the principles you assess in this session.` }];
    return isWished ? [{ kind: 'wish', text: `${name}: the candidate wants to practise it.` }] : [];
  });

const competencyReasons = ({ pack, wished }: Words, { competencies }: Question): KitReason[] =>
  competencies
    .filter((key) => wished.competencies.includes(key))
    .map((key) => ({
      kind: 'wish',
      text: `It trains ${titleOf(pack.competencies, key)}, which the candidate wants to practise.`,
    }));

const mixReason = (pack: Words['pack'], question: Question): KitReason => {
  const category = pack.categories.find(({ key }) => key === question.category);
  const topic = category?.topics.find(({ key }) => key === question.subcategory);
  const title = category?.title ?? question.category;
  const share = `${title} questions are ${pack.questionMix[question.category] ?? 0} % of those observed in real interviews.`;
  return { kind: 'mix', text: topic ? `${topic.title}: ${share}` : share };
};

const FRAMINGS = {
  hypothetical: 'Hypothetical: it asks how they would do it, so listen for a method.',
  behavioural: 'Behavioural: it asks for a time when they did it, so listen for one real story.',
} as const;
const MODES = {
  own_system: 'A dive into a system that the candidate has built.',
  new_design: 'A design of something new, from a blank page.',
} as const;

const framingReasons = ({ framing, mode }: Question): KitReason[] => [
  ...(framing ? [{ kind: 'framing', text: FRAMINGS[framing] } as const] : []),
  ...(mode ? [{ kind: 'framing', text: MODES[mode] } as const] : []),
];

const levelReason = ({ pack, levelKey }: Words): KitReason => ({
  kind: 'level',
  text: `It suits the target level, ${titleOf(pack.levels, levelKey)}.`,
});

/** The name of a principle, or its key where the pack has dropped it. */
export const principleName = (pack: Pick<Pack, 'principles'>, key: string): string =>
  pack.principles.find((principle) => principle.key === key)?.name ?? key;

const titleOf = (list: readonly { key: string; title: string }[], key: string): string =>
  list.find((one) => one.key === key)?.title ?? key;
