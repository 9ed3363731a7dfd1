// node kql.mjs ENG QUERIES: what Kusto's own language service finds wrong with each of the queries (a JSON array), as a JSON array of arrays on stdout.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';

const [eng, queries] = process.argv.slice(2);
const service = dirname(createRequire(join(eng, 'package.json')).resolve('@kusto/language-service-next/package.json'));
// It is made for browsers: its two scripts leave their names in the global scope.
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  runInThisContext(readFileSync(join(service, script), 'utf8'), { filename: script });
}

const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;
// The columns that Application Insights fills in a workspace, as far as our queries use them.
const tables = {
  AppTraces: 'TimeGenerated: datetime, Message: string, SeverityLevel: int, OperationName: string, ItemCount: int, Properties: dynamic',
  AppExceptions: 'TimeGenerated: datetime, OuterMessage: string, ProblemId: string, SeverityLevel: int, OperationName: string, ItemCount: int, Properties: dynamic',
  AppRequests: 'TimeGenerated: datetime, Name: string, OperationName: string, Success: bool, ResultCode: string, DurationMs: real, ItemCount: int, Properties: dynamic',
};
const workspace = new Symbols.DatabaseSymbol.ctor('workspace', Object.entries(tables).map(([name, columns]) => Symbols.TableSymbol.From(`(${columns})`).WithName(name)));
const state = GlobalState.Default.WithDatabase(workspace);

process.stdout.write(JSON.stringify(JSON.parse(queries).map(query => {
  const found = KustoCode.ParseAndAnalyze(query, state).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index).Message);
})));
