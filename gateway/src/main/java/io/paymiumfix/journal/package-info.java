/**
 * The write-ahead journal: every input of the order core is here before the core acts on it, and a
 * start gets everything back by reading it.
 *
 * <pre>
 *   Input ─▶ Batch ─▶ append ─▶ sync ─▶ (the core acts)          order-core
 *              │        │
 *        InputEncoder   ▼
 *                 ┌──────────────────────────────────────┐
 *    FileJournal: │ header │ frame │ frame │ ... │ 0 0 0 │◀─ zeros ahead   journal-fill
 *                 └──────────────────────────────────────┘
 *                       │
 *   Entry ◀─ read ◀─ FrameCursor ◀─ SegmentScan (cuts a torn tail, stops at damage)   at start
 * </pre>
 *
 * <p>Threads: a journal belongs to one thread at a time, first the one that starts the process, then
 * {@code order-core}; only {@link io.paymiumfix.journal.Runway} has a thread of its own and touches
 * nothing but the file beyond the writer. No class reads a clock.
 *
 * <p>{@code docs/journal.md} describes the format. It only ever grows: a changed record is a new
 * version of its type, a new one a new type, and what read the old stays.
 */
package io.paymiumfix.journal;
