import { nothingIn, registerHoldings } from '../platform/personal-data/holdings';

registerHoldings([nothingIn('company_packs'), nothingIn('pack_questions'), nothingIn('form_templates')]);
