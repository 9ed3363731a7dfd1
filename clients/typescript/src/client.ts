import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

type Verb = 'get' | 'post' | 'patch';
type PathsOf<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<V, { responses: unknown }> ? P : never }[keyof paths];
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never;
type Params<O, Place extends string> = O extends { parameters: Record<Place, infer T> } ? T : O extends { parameters: { [K in Place]?: infer T } } ? T : undefined;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined;
type Content<R> = R extends { content: { 'application/json': infer T } } ? T : never;
type Success<O> = O extends { responses: infer R } ? Content<R[(200 | 201) & keyof R]> : never;

/** Members that hold nothing are left out. */
type Given<T> = { [K in keyof T as [T[K]] extends [undefined] ? never : undefined extends T[K] ? never : K]: T[K] }
  & { [K in keyof T as [T[K]] extends [undefined] ? never : undefined extends T[K] ? K : never]?: T[K] };

export type Request<P extends keyof paths, V extends Verb> = Given<{
  path: Params<Operation<P, V>, 'path'>;
  query: Params<Operation<P, V>, 'query'> | undefined;
  body: Body<Operation<P, V>>;
}> & {
  /** The ETag that the change is meant for. */
  ifMatch?: string;
  /** The `grant` that the payment password gave some minutes ago; for what moves money. */
  paymentGrant?: string;
  /** Give the key of an earlier try to send that request again; without one, this is a new intent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

export interface Answer<T> {
  data: T;
  status: number;
  /** Identifies this state of the resource; send it as `ifMatch`. */
  etag: string | null;
  /** Whether this is the answer to an earlier try. */
  replayed: boolean;
}

/** A refusal: `problem.code` is stable and for programs. */
export class MarketError extends Error {
  constructor(readonly status: number, readonly problem: Problem | undefined, readonly retryAfterSeconds: number | undefined) {
    super(problem ? `${problem.code}: ${problem.detail}` : `HTTP ${status}`);
    this.name = 'MarketError';
  }

  get code(): string | undefined {
    return this.problem?.code;
  }
}

export interface Options {
  /** Such as `https://market.example/api`. */
  baseUrl: string;
  /** Gives an access token for each request; nothing for callers who are not signed in. */
  token?: () => string | undefined | Promise<string | undefined>;
  fetch?: typeof fetch;
}

interface Untyped {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: string;
  paymentGrant?: string;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export class MarketClient {
  constructor(private readonly options: Options) {}

  get<P extends PathsOf<'get'>>(path: P, request: Request<P, 'get'>): Promise<Answer<Success<Operation<P, 'get'>>>> {
    return this.send('GET', path, request);
  }

  post<P extends PathsOf<'post'>>(path: P, request: Request<P, 'post'>): Promise<Answer<Success<Operation<P, 'post'>>>> {
    return this.send('POST', path, { idempotencyKey: crypto.randomUUID(), ...request });
  }

  patch<P extends PathsOf<'patch'>>(path: P, request: Request<P, 'patch'>): Promise<Answer<Success<Operation<P, 'patch'>>>> {
    return this.send('PATCH', path, request);
  }

  private async send<T>(method: string, path: string, request: Untyped): Promise<Answer<T>> {
    const url = new URL(this.options.baseUrl.replace(/\/$/, '') + path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(request.path?.[name] ?? '')));
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }

    const headers = new Headers({ Accept: 'application/json, application/problem+json' });
    const token = await this.options.token?.();
    if (token) headers.set('Authorization', `Bearer ${token}`);
    if (request.idempotencyKey) headers.set('Idempotency-Key', request.idempotencyKey);
    if (request.paymentGrant) headers.set('Payment-Grant', request.paymentGrant);
    if (request.ifMatch) headers.set('If-Match', request.ifMatch);
    if (request.body !== undefined) headers.set('Content-Type', 'application/json');
    const response = await (this.options.fetch ?? fetch)(url, {
      method,
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: request.signal ?? null,
    });
    if (!response.ok) {
      const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json');
      const wait = response.headers.get('Retry-After');
      throw new MarketError(response.status, isProblem ? ((await response.json()) as Problem) : undefined, wait ? Number(wait) : undefined);
    }

    return {
      data: (await response.json()) as T,
      status: response.status,
      etag: response.headers.get('ETag'),
      replayed: response.headers.get('Idempotency-Replayed') === 'true',
    };
  }
}
