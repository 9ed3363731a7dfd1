// The other side of TablesJavaScriptTests: the official JavaScript client at the same Azurite.
// Usage: node tables.mjs <eng/package.json> <connection string> <table> <command>; prints one JSON document.
import { createRequire } from "node:module";

const [packageJson, connectionString, table, command] = process.argv.slice(2);
const { TableClient, odata } = createRequire(packageJson)("@azure/data-tables");
const client = TableClient.fromConnectionString(connectionString, table, { allowInsecureConnection: true });

const keys = { partitionKey: "it's 中文", rowKey: "100% + 1" };
const time = new Date("2026-01-02T03:04:05.678Z");
const id = "0123abcd-4567-89ef-0123-456789abcdef";

const everyType = {
  ...keys,
  Text: "it's \"quoted\" 中文 😀",
  Empty: "",
  Int: -2147483648,
  Double: 2.5,
  WholeDouble: { type: "Double", value: "5" },
  NotANumber: { type: "Double", value: "NaN" },
  LongMin: -9223372036854775808n,
  LongMax: 9223372036854775807n,
  Bool: true,
  Time: time,
  OldTime: { type: "DateTime", value: "1601-01-01T00:00:00.0000000Z" },
  Id: { type: "Guid", value: id },
  Bytes: new Uint8Array([0, 255, 62, 63]),
};

const commands = {
  write: () => client.createEntity(everyType),

  read: () => client.getEntity(keys.partitionKey, keys.rowKey),

  // Every property with the type that the service keeps.
  types: () => client.getEntity(keys.partitionKey, keys.rowKey, { disableTypeConversion: true }),

  transact: async () => {
    await client.createEntity({ partitionKey: "js", rowKey: "merged", A: 1 });
    await client.createEntity({ partitionKey: "js", rowKey: "deleted", A: 1 });
    return await client.submitTransaction([
      ["create", { partitionKey: "js", rowKey: "it's new", A: 2n }],
      ["update", { partitionKey: "js", rowKey: "merged", B: "中文" }, "Merge"],
      ["upsert", { partitionKey: "js", rowKey: "replaced", C: time }, "Replace"],
      ["delete", { partitionKey: "js", rowKey: "deleted" }],
    ]);
  },

  filters: () => [
    odata`PartitionKey eq ${keys.partitionKey} and RowKey eq ${keys.rowKey}`,
    odata`Text eq ${everyType.Text}`,
    `LongMin eq ${everyType.LongMin}L`, // odata`` forgets the suffix of a bigint
    odata`Double eq ${everyType.Double}`,
    odata`Bool eq ${everyType.Bool} and Int lt ${0}`,
    odata`Time eq ${time}`,
    `Id eq guid'${id}'`,
  ],

  // Rows that the C# side wrote, found with filters that the C# side made.
  find: async () => {
    const found = [];
    for (const filter of JSON.parse(process.argv[6])) {
      for await (const entity of client.listEntities({ queryOptions: { filter } })) {
        found.push(entity.rowKey);
      }
    }

    return found;
  },
};

const plain = (key, value) =>
  typeof value === "bigint" ? { bigint: value.toString() }
    : value?.type === "Buffer" ? { base64: Buffer.from(value.data).toString("base64") }
      : value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") }
        : value;

console.log(JSON.stringify((await commands[command]()) ?? null, plain));
