/**
 * {@code bin/gateway replay --journal}: the recorded inputs through a fresh core, and what it puts out compared with
 * what it put out then: by the journalled digests, by the journalled outputs where there are any, or with what
 * another build puts out.
 *
 * <pre>
 *   journal ─▶ JournalReplay (core, digest) ─▶ Difference ─▶ text
 *                    │ outputs, as lines                ▲
 *                    ├─▶ file                           │
 *                    └─▶ compared with ◀─ lines of ◀─ OtherBuild (a process)
 * </pre>
 *
 * <p>Everything runs on the thread that calls it. Nothing is written to the journal and no lock taken: a directory that
 * a gateway is running on can be replayed too, up to where it was.
 */
package io.paymiumfix.replay.journal;
