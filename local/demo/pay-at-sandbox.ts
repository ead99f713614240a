/** Pays a checkout as the sandbox's page does, which is not in the contract; answers what came of it. */
export const payAtSandbox = async (checkoutUrl: string): Promise<{ session: string; outcome: string }> => {
  const page = new URL(checkoutUrl);
  const session = page.pathname.split('/').at(-1) ?? '';
  const paid = await fetch(`${page.origin}/sandbox/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  if (!paid.ok) throw new Error(`the sandbox answered a payment with ${paid.status} ${await paid.text()}`);
  const { outcome } = (await paid.json()) as { outcome: string };
  return { session, outcome };
};
