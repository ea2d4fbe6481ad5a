import { expect, test } from "vitest";
import { checksum } from "../../../src/views/map/png-bands.ts";
import { createSvgPen, escapeXml } from "../../../src/views/map/svg-pen.ts";

test("the checksum of a PNG's last chunk is the one of every PNG", () => {
  expect(checksum(new TextEncoder().encode("IEND")).toString(16)).toBe("ae426082");
});

test("names cannot end an SVG's text", () => {
  expect(escapeXml(`<b>&"\u0007\ud800`)).toBe("&lt;b&gt;&amp;&quot;\ufffd");
});

test("what is drawn on the pen stands in the file, moved as the canvas would move it", () => {
  const drawing = createSvgPen(100, 50, () => ({ width: 10 }) as TextMetrics);
  const { pen } = drawing;
  pen.save();
  pen.translate(10, 5);
  pen.strokeStyle = "#123456";
  pen.lineWidth = 2;
  pen.globalAlpha = 0.5;
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.quadraticCurveTo(5, 5, 10, 0);
  pen.stroke();
  pen.globalAlpha = 1;
  pen.fillStyle = "#fff";
  pen.beginPath();
  pen.arc(1, 2, 3, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
  pen.font = "600 15px Sans";
  pen.textAlign = "center";
  pen.fillText("Ann & Ben", 1, 2);
  const svg = drawing.finish("T<", "D");
  expect(svg).toContain('<path d="M10 5Q15 10 20 5" fill="none" stroke="#123456" stroke-width="2" stroke-opacity="0.5"/>');
  expect(svg).toContain('<circle cx="11" cy="7" r="3" fill="#fff"/>');
  expect(svg).toContain('font-size="15px" font-weight="600" text-anchor="middle" fill="#000">Ann &amp; Ben</text>');
  expect(svg).toContain("<title>T&lt;</title>");
});
