package io.paymiumfix.bench;

/** What a subject spends from one time to another. */
final class Bill {

    private static final double SECOND_NS = 1_000_000_000.0;

    private final Subject.Running subject;
    private final long startNs = System.nanoTime();
    private final long startCpuNs;

    private Bill(Subject.Running subject) {
        this.subject = subject;
        startCpuNs = subject.cpuNs();
    }

    /** From now on. */
    static Bill begin(Subject.Running subject) {
        return new Bill(subject);
    }

    /** Until now, for this many orders. */
    Cost of(long orders) {
        double seconds = (System.nanoTime() - startNs) / SECOND_NS;
        long cpuNs = subject.cpuNs();
        double cpuNsPerOrder = cpuNs < 0 || startCpuNs < 0 ? Double.NaN : (double) (cpuNs - startCpuNs) / orders;
        return Cost.of(orders / seconds, cpuNsPerOrder);
    }
}
