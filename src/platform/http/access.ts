import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { forbidden, unauthenticated } from '../../shared/errors';
import type { Reader } from '../../shared/reader';
import { clientNetwork } from '../limits/client-network';
import { Denials } from './denials';
import { fieldsOf } from './request-log';
import { problemResponses } from './returns';

export const ROLES = ['candidate', 'coach', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who is calling, as far as access rules need to know, and how answers write times for them. */
export interface Principal extends Reader {
  accountId: string;
  roles: Role[];
  name: string;
  /** The login that the token came from, if any. */
  sessionId: string | null;
}

/** Turns a bearer token into a caller, or null. Identity provides it; the guard is its only user. */
export abstract class Authenticator {
  abstract authenticate(bearer: string): Promise<Principal | null>;
}

export type Access = { kind: 'public' } | { kind: 'authenticated' } | { kind: 'roles'; roles: Role[] };

export const ACCESS = 'access';

/** Anybody may call this. Without an access decorator a route refuses everybody. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Any signed-in account may call this. */
export const Authenticated = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'authenticated' } satisfies Access),
    ApiBearerAuth(),
    ...problemResponses([401]),
  );

/** Accounts holding at least one of the roles may call this. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'roles', roles } satisfies Access),
    ApiBearerAuth(),
    ...problemResponses([401, 403]),
  );

type RequestWithCaller = FastifyRequest & { caller?: Principal };

/** The signed-in caller. Only on routes that are not public. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw unauthenticated('auth.required', 'Please log in.');
  return caller;
});

/** The signed-in caller, or null, on a public route that shows more to people it knows. */
export const OptionalCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<RequestWithCaller>().caller ?? null,
);

/** Who calls, as far as limits count: the network that the request came from. */
export const Client = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  clientNetwork(context.switchToHttp().getRequest<FastifyRequest>().ip),
);

/** Global and default-deny: a route opens only by saying for whom. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly denials: Denials,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const bearer = bearerOf(request.headers.authorization);
    if (access?.kind === 'public') {
      if (bearer) know(request, await this.authenticator.authenticate(bearer));
      return true;
    }
    if (!bearer) throw unauthenticated('auth.required', 'Please log in.');
    const caller = await this.authenticator.authenticate(bearer);
    if (!caller) throw unauthenticated('auth.invalid_token', 'The access token is not valid or has expired.');
    know(request, caller);
    if (!mayEnter(access, caller)) {
      await this.denials.record(caller.accountId, `${request.method} ${request.routeOptions.url}`);
      throw forbidden('auth.wrong_role', 'Your account does not have the role that this needs.');
    }
    return true;
  }
}

/** From here on the request, and its log lines, know who is calling. */
const know = (request: RequestWithCaller, caller: Principal | null): void => {
  request.caller = caller ?? undefined;
  fieldsOf(request).accountId = caller?.accountId;
};

const mayEnter = (access: Access | undefined, caller: Principal): boolean => {
  if (access?.kind === 'authenticated') return true;
  return access?.kind === 'roles' && access.roles.some((role) => caller.roles.includes(role));
};

const bearerOf = (header: string | undefined): string | null => {
  const match = /^Bearer ([\w.~+/-]+=*)$/i.exec(header ?? '');
  return match?.[1] ?? null;
};
