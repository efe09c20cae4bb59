"use strict";
// Reads lines as JSON from standard input and writes what receiptline sends to an ESC/POS printer for each, as hexadecimal.
const receiptline = require("receiptline");

// One more ^ is one size more, from the third on in both directions; quotation marks are bold.
const markdown = ({ text, size, bold }) => {
  const escaped = text.replace(/[\\|{}~_"`^\-=]/g, (letter) => "\\" + letter);
  const sized = "^".repeat(size === 1 ? 0 : size + 1) + escaped + "^".repeat(size === 1 ? 0 : size + 1);
  return bold ? `"${sized}"` : sized;
};
const printed = (line) => Buffer.from(
  receiptline.transform(markdown(line), { command: "escpos", encoding: "shiftjis", cpl: line.columns, cutting: false }), "binary");

let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (some) => { input += some; });
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(input).map((line) => printed(line).toString("hex").toUpperCase()))));
