package io.paymiumfix.config;

/**
 * The two rings around the order core.
 *
 * @param inboundSlots inputs waiting for the core
 * @param outboundSlots reports waiting for FIX
 * @param waitStrategy how their readers wait
 */
public record RingsConfig(int inboundSlots, int outboundSlots, WaitStrategy waitStrategy) {

    /** How a thread waits for work: latency bought with processor time. */
    public enum WaitStrategy {
        /** A lock: right for shared cores. */
        BLOCKING,
        /** Spins, then sleeps briefly. */
        SLEEPING,
        /** Spins and yields: wants a core to spare. */
        YIELDING,
        /** Spins: wants a core of its own. */
        BUSY_SPIN
    }

    static RingsConfig read(Section in) {
        return new RingsConfig(
                in.read(Key.of(
                        "inbound",
                        Kinds.powerOfTwo("slots", 64, 1 << 20),
                        "8192",
                        "Inputs waiting for the order core; new orders are refused when three quarters are taken.")),
                in.read(Key.of(
                        "outbound", Kinds.powerOfTwo("slots", 64, 1 << 20), "16384", "Reports waiting to be sent.")),
                in.read(Key.of(
                        "waitStrategy",
                        Kinds.oneOf(WaitStrategy.class),
                        "blocking",
                        "`blocking` unless cores are dedicated.")));
    }
}
