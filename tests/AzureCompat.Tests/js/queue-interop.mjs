// The official JavaScript client at the other end: node queue-interop.mjs <node_modules> <send|receive> <connection string> <queue> [text]
// Texts cross the process boundary as base64 of UTF-8, so that no shell or console touches them.
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, command, connectionString, queueName, text] = process.argv.slice(2);
const { QueueClient } = createRequire(join(modules, "x.js"))("@azure/storage-queue");
const queue = new QueueClient(connectionString, queueName);

if (command === "send") {
  await queue.sendMessage(Buffer.from(text, "base64").toString("utf8"), { visibilityTimeout: 0, messageTimeToLive: 3600 });
} else {
  const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 32 });
  for (const message of receivedMessageItems) {
    await queue.deleteMessage(message.messageId, message.popReceipt);
    console.log(Buffer.from(message.messageText, "utf8").toString("base64"));
  }
}
