package io.paymiumfix.client;

/** Measures ages; a test may advance it by hand. */
@FunctionalInterface
interface NanoClock {
    /** Nanoseconds from an arbitrary origin; never goes back. */
    long nanoTime();
}
