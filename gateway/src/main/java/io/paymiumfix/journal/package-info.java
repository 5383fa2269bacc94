/**
 * The write-ahead journal: every input of the order core is here before the core acts on it, and a
 * start gets everything back by reading it, from the newest snapshot on.
 *
 * <pre>
 *   Input ─▶ Batch ─▶ append ─▶ sync ─▶ (the core acts)                        order-core
 *              │        │
 *        InputEncoder   ▼ SegmentWriter
 *                 ┌──────────┐ ┌──────────────────────────────────────┐ ┌─────────┐
 *    FileJournal: │ segment 1│ │ header │ frame │ frame │ ... │ 0 0 0 │ │ 0 0 0 0 │◀─ Spare   journal-fill
 *                 └──────────┘ └──────────────────────────────────────┘ └─────────┘
 *                       │               │
 *   Entry ◀─ FileJournalReader ◀─ FrameCursor      SegmentScan (cuts a torn tail, stops at damage)   at start
 *
 *   Snapshot ◀─▶ FileSnapshots: the two newest states of the core, beside the segments
 * </pre>
 *
 * <p>Threads: a journal belongs to one thread at a time, first the one that starts the process, then
 * {@code order-core}; {@link io.paymiumfix.journal.Spare} has a thread of its own, which touches the next
 * segment and the one before, never the one that is appended to. A {@link io.paymiumfix.journal.JournalReader}
 * belongs to whichever thread reads, and shares nothing with the writer but the files. No class reads a clock.
 *
 * <p>{@code docs/journal.md} describes the format. It only ever grows: a changed record is a new
 * version of its type, a new one a new type, and what read the old stays.
 */
package io.paymiumfix.journal;
