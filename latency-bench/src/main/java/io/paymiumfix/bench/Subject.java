package io.paymiumfix.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Something that turns FIX orders into venue calls, to be measured. */
interface Subject {

    String name();

    /** Whether an order takes it to the venue; otherwise it answers by itself. */
    default boolean callsVenue() {
        return true;
    }

    /** Whether it takes OrderCancelRequest(F). */
    default boolean knowsCancels() {
        return callsVenue();
    }

    /** Whether such a load can be put on it. */
    default boolean knows(Shape shape) {
        return shape.work() == Work.ORDERS || knowsCancels();
    }

    /**
     * Starts it.
     *
     * @param venuePort where the venue is, on this machine
     * @param folder for its files
     */
    Running start(int venuePort, Path folder) throws IOException;

    /** A started subject. */
    interface Running extends AutoCloseable {

        /** Where it takes FIX connections; null until it does. Throws when it has ended instead. */
        InetSocketAddress address();

        /** Processor time used so far, ns; -1 when it cannot be known. */
        long cpuNs();

        /** The same by thread; nothing when it cannot be known. */
        default ThreadTimes threadTimes() {
            return ThreadTimes.UNKNOWN;
        }

        /** Bytes of its heap in use, collected or not; -1 when it cannot be known. */
        default long heapBytes() {
            return -1;
        }

        /** Has it collect what it does not use any more, where it can be told to. */
        default void collect() {}

        /** What it has written of its collections; null when it has not. */
        default GcLog gcLog() throws IOException {
            return null;
        }

        /** Has it, and all its threads, run on these processors from now on, as taskset names them. */
        default void runOn(String cpus) throws IOException {}

        /** Asks it to end. */
        void stop();

        boolean alive();

        /** Ends it, if it has not. */
        @Override
        void close();
    }
}
