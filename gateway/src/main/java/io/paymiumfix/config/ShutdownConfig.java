package io.paymiumfix.config;

import java.time.Duration;

/**
 * A clean stop.
 *
 * @param timeout how long it waits for calls in flight, and before for the cancels of {@code cancelOnStop}
 * @param cancelOnStop cancel what rests at the venue; otherwise it stays there
 */
public record ShutdownConfig(Duration timeout, boolean cancelOnStop) {

    static ShutdownConfig read(Section in) {
        return new ShutdownConfig(
                in.read(Key.of(
                        "timeout",
                        Kinds.duration("100ms", "1m"),
                        "5s",
                        "How long a stop waits for calls in flight, those of `cancelOnStop` too.")),
                in.read(
                        Key.of(
                                "cancelOnStop",
                                Kinds.flag(),
                                "false",
                                "Cancel the orders that rest at Paymium, as many as `timeout` lets; each cancel sends an e-mail.")));
    }
}
