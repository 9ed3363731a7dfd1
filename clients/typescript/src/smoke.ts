// Used by the tests: a trade up to shipping's doorstep, typed from end to end. Arguments: base URL, seller's token, buyer's token.
import { MarketClient, MarketError } from './client.js';

const [baseUrl, sellerToken, buyerToken] = (globalThis as unknown as { process: { argv: string[] } }).process.argv.slice(2) as [string, string, string];
const seller = new MarketClient({ baseUrl, token: () => sellerToken });
const buyer = new MarketClient({ baseUrl, token: async () => buyerToken });
const nobody = new MarketClient({ baseUrl });

const money = (amountMinor: number) => ({ amountMinor, currency: 'CNY' });
await seller.post('/members/me/verification', { body: { kind: 'individual', legalName: 'Sam Smoke', idNumber: crypto.randomUUID() } });
const draft = await seller.post('/listings', {
  body: {
    title: 'Smoke', description: '', category: 'clothing', price: money(100), stock: 3, goodsType: 'physical',
    deliveryModes: [{ mode: 'express', freight: money(0) }], quality: 'good',
  },
});
await seller.post('/listings/{id}/activate', { path: { id: draft.data.id } });
const idempotencyKey = crypto.randomUUID();
const order = { body: { lines: [{ listingId: draft.data.id, quantity: 1 }], deliveryMode: 'express' as const }, idempotencyKey };
const placed = await buyer.post('/orders', order);
const again = await buyer.post('/orders', order);
const repriced = await seller.post('/orders/{id}/reprice', { path: { id: placed.data.id }, body: { goods: money(90), freight: money(0) }, ...(placed.etag && { ifMatch: placed.etag }) });
const edited = await seller.patch('/listings/{id}', { path: { id: draft.data.id }, body: { title: 'Smoke, edited' } });
const mine = await buyer.get('/orders', { query: { as: 'buyer', limit: 5 } });
const refusal = await nobody.get('/orders/{id}', { path: { id: placed.data.id } }).catch((error: unknown) => error);
const wrongSide = await buyer.post('/orders/{id}/reprice', { path: { id: placed.data.id }, body: { goods: money(1), freight: money(0) } }).catch((error: unknown) => error);

console.log(JSON.stringify({
  state: placed.data.state,
  replayed: [placed.replayed, again.replayed],
  same: again.data.id === placed.data.id,
  total: repriced.data.total.amountMinor,
  title: edited.data.title,
  listed: mine.data.items.length,
  refusals: [refusal, wrongSide].map(error => (error instanceof MarketError ? `${error.status} ${error.code}` : String(error))),
}));
