import { logIn, test } from './support/test';

test('look', async ({ page, as }) => {
  await logIn(page, 'candidate');
  for (const [w, h] of [[360, 740], [1280, 900]] as const) {
    await page.setViewportSize({ width: w, height: h });
    await page.goto('/bookings');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `/tmp/shots/list-${w}.png`, fullPage: true });
  }
  const me = await as('candidate');
  const { items } = await me.get('/v1/bookings', { params: { query: { kind: 'all', limit: 50 } } });
  const seen = new Set<string>();
  for (const { id, state } of items) {
    console.log(id, state.key, state.word);
    if (seen.has(state.key)) continue;
    seen.add(state.key);
    for (const [w, h] of [[360, 740], [1280, 900]] as const) {
      await page.setViewportSize({ width: w, height: h });
      await page.goto(`/bookings/${id}`);
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `/tmp/shots/${state.key}-${w}.png`, fullPage: true });
    }
  }
});
