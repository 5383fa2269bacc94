package io.paymiumfix.config;

/**
 * The two rings around the order core.
 *
 * @param inboundSlots inputs waiting for the core
 * @param outboundSlots reports waiting for FIX
 * @param waitStrategy who reads them, and how it waits
 * @param spinUs with {@link WaitStrategy#INLINE}: how long that thread looks for more work before it sleeps, microseconds
 */
public record RingsConfig(int inboundSlots, int outboundSlots, WaitStrategy waitStrategy, int spinUs) {

    /** Which thread reads, and how it waits for work. */
    public enum WaitStrategy {
        /** No thread waits: that of the sockets empties the rings at the end of each of its turns. */
        INLINE,
        /** Threads of their own, on a lock: right for shared cores. */
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
                in.read(
                        Key.of(
                                "waitStrategy",
                                Kinds.oneOf(WaitStrategy.class),
                                "inline",
                                "`inline`: one thread for sockets, core and reports. The others give core and reports a thread each.")),
                in.read(
                        Key.of(
                                "spinUs",
                                Kinds.whole("microseconds", 0, 1_000_000),
                                "50",
                                "With `inline`: how long that thread goes on looking for work after the last before it sleeps. 0 spares the processor; 1000000 keeps a core for it.")));
    }
}
