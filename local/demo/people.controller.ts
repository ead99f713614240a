import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Accounts } from '../../src/identity';
import { CONFIG, type Config } from '../../src/platform/config/config';
import { Public, ROLES } from '../../src/platform/http/access';
import { Returns } from '../../src/platform/http/returns';
import { DEMO_ADMIN, DEMO_CANDIDATE, DEMO_COACHES, DEMO_PASSWORD, DEMO_REJECTED } from './demo-people';

const peopleSchema = z.object({
  /** Of all of them. */
  password: z.string(),
  people: z.array(
    z.object({
      email: z.string(),
      name: z.string(),
      zone: z.string(),
      role: z.enum(ROLES),
      about: z.string(),
    }),
  ),
  /** Where the payments of the sandbox are looked at; null when Stripe takes them. */
  paymentsUrl: z.string().nullable(),
});

/** Those with whom every part of the product can be tried, in the order in which one would. */
const CAST = [
  { ...DEMO_CANDIDATE, role: 'candidate', about: 'has sessions, feedback and a target' },
  ...DEMO_COACHES.slice(0, 1).map((coach) => ({
    ...coach,
    role: 'coach' as const,
    about: 'is booked, and owes feedback',
  })),
  { ...DEMO_ADMIN, role: 'admin', about: 'decides what waits for a person' },
  { ...DEMO_REJECTED, role: 'coach', about: 'applied and was rejected' },
] as const;

/** Only in the sandbox: the demo people that one may be, who are there when the demo data is. */
@ApiExcludeController()
@Controller('sandbox/people')
export class PeopleController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Public()
  @Returns(peopleSchema)
  async list(): Promise<z.input<typeof peopleSchema>> {
    const present = await Promise.all(CAST.map(({ email }) => this.accounts.idOf(email)));
    const { endpoint } = this.config.stripe;
    return {
      password: DEMO_PASSWORD,
      people: CAST.filter((_, index) => present[index] !== null),
      paymentsUrl: endpoint && `${endpoint.protocol}://${endpoint.host}:${endpoint.port}`,
    };
  }
}
