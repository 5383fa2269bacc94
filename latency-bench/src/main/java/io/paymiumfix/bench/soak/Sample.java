package io.paymiumfix.bench.soak;

/**
 * The gateway's process at one time.
 *
 * @param second of the run
 * @param orders placed in the run so far
 * @param liveHeapKib in use right after a full collection, KiB
 * @param residentKib of the process, KiB; -1 when unknown
 * @param descriptors open files and sockets; -1 when unknown
 * @param threads of the process; -1 when unknown
 */
record Sample(double second, long orders, long liveHeapKib, long residentKib, int descriptors, int threads) {}
