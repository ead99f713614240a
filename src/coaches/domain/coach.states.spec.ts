import { nextState } from '../../shared/state-table';
import { coachStates } from './coach.states';

describe('a coach', () => {
  it('is published only by way of an application', () => {
    expect(nextState(coachStates, 'draft', 'publish')).toBeNull();
    expect(nextState(coachStates, 'applied', 'publish')).toBe('published');
    expect(nextState(coachStates, 'rejected', 'apply')).toBe('applied');
    expect(nextState(coachStates, 'suspended', 'publish')).toBe('published');
    expect(nextState(coachStates, 'published', 'reject')).toBeNull();
  });
});
