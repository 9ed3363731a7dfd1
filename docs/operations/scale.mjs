// node docs/operations/scale.mjs: the tables of scale-and-cost.md. Change a parameter here, run it, paste; a test compares.
// Counts per order are those of ./market bench (the document says which); prices are parameters, see there where they are from.
const order = {
  tableTransactions: 48, queueOperations: 10, clientReads: 10, commands: 6, announced: 5, relayed: 0,
  hubTableTransactions: 17, hubQueueOperations: 27, episodes: 5, activities: 1, durableActions: 8,
  rowKiB: 1, rows: 21, logKiB: 30, openDays: 8,
};
const load = { peakFactor: 5, executionSeconds: 0.15, relaySeconds: 0.3, memoryGiB: 2, alwaysReadyInstances: 6 };
const perInstance = { http: 32, queue: 24 };
const limit = { accountPerSecond: 20_000, queuePerSecond: 2_000, tablePartitionPerSecond: 2_000 };
// USD. How many executions share an instance at a time differs by load: few share at 1k a day.
const price = { millionTable: 0.036, millionQueue: 0.4, millionExecutions: 0.4, gibSecond: 0.000026, alwaysReadyGibSecond: 0.000004, logGib: 2.8, tableGibMonth: 0.1 };
const loads = [{ perDay: 1_000, sharing: 1 }, { perDay: 100_000, sharing: 4 }, { perDay: 10_000_000, sharing: 16 }];

const days = 30;
const monthSeconds = days * 86_400;
const executions = order.commands + order.clientReads + order.relayed + order.episodes + order.activities;

function scaleOf({ perDay }) {
  const peak = perDay / 86_400 * load.peakFactor;
  return {
    'orders/s, average': perDay / 86_400,
    'orders/s, peak': peak,
    'table transactions/s of the market account': peak * (order.tableTransactions + order.clientReads),
    '… share of one account': percent(peak * (order.tableTransactions + order.clientReads) / limit.accountPerSecond),
    'messages/s of `order-events`': peak * order.announced,
    '… share of one queue': percent(peak * order.announced / limit.queuePerSecond),
    'writes/s of the partition `Deadlines/payment`': peak * 2,
    '… share of one partition': percent(peak * 2 / limit.tablePartitionPerSecond),
    'instances for HTTP': Math.ceil(peak * (order.commands + order.clientReads) * load.executionSeconds / perInstance.http),
    'instances for the relay': Math.max(1, Math.ceil(peak * order.relayed * load.relaySeconds / perInstance.queue)),
    'Durable actions/s': peak * order.durableActions,
    'open escrows': perDay * order.openDays,
    'rows kept, after a year': perDay * 365 * order.rows,
  };
}

function costOf({ perDay, sharing }) {
  const orders = perDay * days;
  const millions = orders / 1e6;
  const cost = {
    'table transactions': millions * (order.tableTransactions + order.clientReads + order.hubTableTransactions) * price.millionTable,
    'queue operations': millions * (order.queueOperations + order.hubQueueOperations) * price.millionQueue,
    'executions': millions * executions * price.millionExecutions,
    'execution time': orders * executions * load.executionSeconds * load.memoryGiB / sharing * price.gibSecond,
    'always ready (prod)': load.alwaysReadyInstances * load.memoryGiB * monthSeconds * price.alwaysReadyGibSecond,
    'logs': orders * order.logKiB / 1024 ** 2 * price.logGib,
    'tables, a year of orders kept': perDay * 365 * order.rows * order.rowKiB / 1024 ** 2 * price.tableGibMonth,
  };
  return { ...cost, '**together**': Object.values(cost).reduce((sum, part) => sum + part) };
}

function percent(share) { return share < 0.005 ? '<1 %' : `${rounded(share * 100)} %`; }

// Two digits: no more is known.
function rounded(number) {
  return Number(number.toPrecision(2)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function print(heading, columns) {
  console.log(`| ${heading} | ${loads.map(({ perDay }) => `${perDay.toLocaleString('en-US')} orders/day`).join(' | ')} |\n|---|${loads.map(() => '--:|').join('')}`);
  for (const row of Object.keys(columns[0])) {
    console.log(`| ${row} | ${columns.map(column => typeof column[row] === 'string' ? column[row] : rounded(column[row])).join(' | ')} |`);
  }
}

print('at the peak', loads.map(scaleOf));
console.log();
print('USD a month', loads.map(costOf));
