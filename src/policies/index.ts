export {
  type CancellationPolicy,
  CURRENT_POLICY_VERSION,
  policyOf,
  shareBack,
  tierAt,
} from './domain/cancellation-policy';
export { policyInWords, type ToldStart } from './domain/policy-in-words';
