// What a trader does with ccxt: read a balance, place a limit order, read again, cancel, read once more.
// Arguments: base URL (without version), Api-Key, secret. Prints one JSON line per step.
'use strict';
const ccxt = require('ccxt');

const [baseUrl, apiKey, secret] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const print = (step, value) => console.log(JSON.stringify({ step, value }));

async function main() {
  const paymium = new ccxt.paymium({ apiKey, secret, enableRateLimit: false });
  paymium.urls.api = { rest: baseUrl };
  // ccxt's own nonce counts seconds and repeats within one; the venue wants every call to count up.
  let last = 0;
  paymium.nonce = () => (last = Math.max(last + 1, paymium.milliseconds()));

  print('free', (await paymium.fetchBalance()).free);
  const order = await paymium.createOrder('BTC/EUR', 'limit', 'buy', 0.01, 54000.5);
  print('placed', order.id);
  await pause(50);
  print('locked', (await paymium.fetchBalance()).used);
  const ticker = await paymium.fetchTicker('BTC/EUR');
  print('bid', ticker.bid);
  print('listed', (await paymium.privateGetUserOrders({ page: 1, per_page: 5 })).map((o) => o.uuid));
  await paymium.cancelOrder(order.id);
  print('after', (await paymium.fetchBalance()).free);
  try {
    await paymium.createOrder('BTC/EUR', 'limit', 'buy', 1000, 54000.5);
  } catch (e) {
    print('refused', e.constructor.name + ' ' + e.message);
  }
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
