/**
 * What comes out of a measurement: one {@link io.paymiumfix.bench.report.Result}, and everything that is made of it.
 *
 * <pre>
 *                       ┌─▶ ConsoleReport    tables to read at once
 *   measurement ─▶ Result ─▶ MarkdownReport   the same, to commit
 *                       ├─▶ HtmlReport       the same with plots, in one file
 *                       └─▶ result.json ─▶ ResultComparison   of two runs
 * </pre>
 *
 * <p>All of it is made from the result alone, so a result read back from its file gives the same reports. Values only,
 * used by one thread.
 */
package io.paymiumfix.bench.report;
