package io.paymiumfix.simulator.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * One fault: what goes wrong, for which requests, and how often. Immutable; every {@code with…}-like method returns a
 * changed copy. Without {@link #next} and {@link #withProbability} it strikes every request it is aimed at until it is
 * removed.
 *
 * @param kind what happens
 * @param endpoints which requests it is aimed at; never empty
 * @param remaining how many requests it still strikes; 0 is without end
 * @param probabilityPpm chance per aimed request in millionths, drawn from the simulator's seed; 1,000,000 is always
 * @param delay used by kinds that wait; else zero
 * @param delayMax upper end of a uniformly drawn delay; equal to {@code delay} when fixed
 * @param status used by kinds that answer an HTTP status; else 0
 * @param number used by kinds that count; else 0
 * @param word used by {@link FaultKind#UNKNOWN_STATE}; else empty
 */
public record Fault(
        FaultKind kind,
        Set<Endpoint> endpoints,
        int remaining,
        int probabilityPpm,
        Duration delay,
        Duration delayMax,
        int status,
        int number,
        String word) {

    private static final int ALWAYS_PPM = 1_000_000;

    public Fault {
        endpoints = Set.copyOf(endpoints);
        if (endpoints.isEmpty() || remaining < 0) {
            throw new IllegalArgumentException("endpoints=" + endpoints + ", remaining=" + remaining);
        }
        if (endpoints.stream().anyMatch(endpoint -> endpoint.isStream() != kind.isOfStream())) {
            throw new IllegalArgumentException("kind=" + kind + " cannot strike all of endpoints=" + endpoints);
        }
        if (probabilityPpm < 0 || probabilityPpm > ALWAYS_PPM) {
            throw new IllegalArgumentException("probabilityPpm=" + probabilityPpm + ": must be 0 to 1000000");
        }
        if (delay.isNegative() || delayMax.compareTo(delay) < 0) {
            throw new IllegalArgumentException("delay=" + delay + ", delayMax=" + delayMax);
        }
    }

    /** A fault of this kind on every request, or for a stream's kind on every event, with the kind's usual parameters (see the factories for others). */
    public static Fault of(FaultKind kind) {
        Set<Endpoint> all = EnumSet.allOf(Endpoint.class);
        all.removeIf(endpoint -> endpoint.isStream() != kind.isOfStream());
        return new Fault(kind, all, 0, ALWAYS_PPM, Duration.ZERO, Duration.ZERO, 500, 2, "suspended");
    }

    /** Holds the replies to orders back until the stream has told of them, and this much longer. */
    public static Fault updateBeforeReply(Duration delay) {
        return of(FaultKind.UPDATE_BEFORE_REPLY).on(Endpoint.PLACE).lasting(delay);
    }

    /** Holds the stream's events back for a fixed time, in order. */
    public static Fault streamDelay(Duration delay) {
        return of(FaultKind.STREAM_DELAY).lasting(delay);
    }

    /** Holds replies back for a fixed time. */
    public static Fault replyDelay(Duration delay) {
        return of(FaultKind.REPLY_DELAY).lasting(delay);
    }

    /** Holds replies back for a time drawn uniformly between the two. */
    public static Fault replyDelay(Duration min, Duration max) {
        return of(FaultKind.REPLY_DELAY).lasting(min, max);
    }

    /** Holds requests back unprocessed for a fixed time. */
    public static Fault processingDelay(Duration delay) {
        return of(FaultKind.PROCESSING_DELAY).lasting(delay);
    }

    /** Admits orders that nobody can see for a while; aimed at {@link Endpoint#PLACE}. */
    public static Fault hiddenOrder(Duration delay) {
        return of(FaultKind.HIDDEN_ORDER).on(Endpoint.PLACE).lasting(delay);
    }

    /** Sends replies in pieces of {@code bytes}, {@code pause} apart. */
    public static Fault slowReply(int bytes, Duration pause) {
        return of(FaultKind.SLOW_REPLY).withNumber(bytes).lasting(pause);
    }

    /** Answers {@code status} without doing anything. */
    public static Fault errorBefore(int status) {
        return of(FaultKind.ERROR_BEFORE).withStatus(status);
    }

    /** Does what was asked and answers {@code status} all the same. */
    public static Fault errorAfter(int status) {
        return of(FaultKind.ERROR_AFTER).withStatus(status);
    }

    /** Replaces every state by {@code word}. */
    public static Fault unknownState(String word) {
        return of(FaultKind.UNKNOWN_STATE).withWord(word);
    }

    /** Lets {@code workers} workers check nonces without knowing of each other. */
    public static Fault nonceWorkers(int workers) {
        return of(FaultKind.NONCE_WORKERS).withNumber(workers);
    }

    /** Says {@code remaining} in X-RateLimit-Remaining. */
    public static Fault remaining(int remaining) {
        return of(FaultKind.REMAINING).withNumber(remaining);
    }

    /** Aims at these requests only. */
    public Fault on(Endpoint first, Endpoint... more) {
        return new Fault(
                kind, EnumSet.of(first, more), remaining, probabilityPpm, delay, delayMax, status, number, word);
    }

    /** Strikes the next {@code count} aimed requests, then removes itself. */
    public Fault next(int count) {
        return new Fault(kind, endpoints, count, probabilityPpm, delay, delayMax, status, number, word);
    }

    /** Strikes each aimed request with this chance, between 0 and 1 in steps of a millionth. */
    public Fault withProbability(String chance) {
        int ppm = new BigDecimal(chance).movePointRight(6).intValueExact();
        return new Fault(kind, endpoints, remaining, ppm, delay, delayMax, status, number, word);
    }

    /** Lasts this long. */
    public Fault lasting(Duration time) {
        return lasting(time, time);
    }

    /** Lasts a time drawn uniformly between the two. */
    public Fault lasting(Duration min, Duration max) {
        return new Fault(kind, endpoints, remaining, probabilityPpm, min, max, status, number, word);
    }

    private Fault withStatus(int newStatus) {
        return new Fault(kind, endpoints, remaining, probabilityPpm, delay, delayMax, newStatus, number, word);
    }

    private Fault withNumber(int newNumber) {
        return new Fault(kind, endpoints, remaining, probabilityPpm, delay, delayMax, status, newNumber, word);
    }

    private Fault withWord(String newWord) {
        return new Fault(kind, endpoints, remaining, probabilityPpm, delay, delayMax, status, number, newWord);
    }
}
