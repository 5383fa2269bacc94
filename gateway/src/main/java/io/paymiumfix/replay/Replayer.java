package io.paymiumfix.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import quickfix.DataDictionary;

/** Drives a recording's steps through a fresh gateway, in their order, and keeps what was sent and heard. */
final class Replayer {

    /** After the last step, for answers that the recording does not have. */
    private static final long LAST_QUIET_MS = 500;

    /** After a pause this long the recorded gateway had read its orders: {@code venue.firstLook} by default. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private final Recording recording;
    private final Speed speed;
    private final long patienceMs;
    private final boolean isWriting;
    private final Map<Step, Run.Sent> sent = new HashMap<>();
    private final List<Run.Did> did = new ArrayList<>();

    /**
     * For one recording.
     *
     * @param patience how long answers are waited for before they count as missing
     * @param isWriting true when the answers are to become a recording: then the next message goes when none come any more
     */
    Replayer(final Recording recording, final Speed speed, final Duration patience, final boolean isWriting) {
        this.recording = recording;
        this.speed = speed;
        this.patienceMs = patience.toMillis();
        this.isWriting = isWriting;
    }

    Run run(final Stand stand, final Fatal fatal, final DataDictionary dictionary)
            throws ReplayException, InterruptedException {
        final String username = stand.usernameOf(recording.parties().client());
        final Outgoing outgoing = new Outgoing(dictionary, recording.ahead(), username);
        try (Client client = new Client(stand.fixPort(), recording.parties(), outgoing)) {
            fatal.tell(client);
            drive(client, stand);
            client.awaitQuiet(isWriting ? patienceMs : LAST_QUIET_MS);
            return new Run(sent, client.heard(), did);
        }
    }

    private void drive(final Client client, final Stand stand) throws ReplayException, InterruptedException {
        final List<Step> steps = recording.steps();
        Instant previous = steps.get(0).at();
        final Instant first = steps.get(0).at();
        final long startNs = System.nanoTime();
        int awaited = 0;
        for (int i = 0; i < steps.size(); i++) {
            final Step step = steps.get(i);
            if (step.kind() == Step.Kind.ANSWER) {
                awaited++;
                previous = step.at();
                continue;
            }
            awaited = ready(client, awaited);
            final Instant next = timed(steps.subList(i, steps.size()));
            if (speed.times().isEmpty() && Duration.between(previous, next).compareTo(FIRST_LOOK) >= 0) {
                stand.awaitLook(patienceMs);
            }
            previous = step.at();
            if (speed.times().isPresent()) {
                final Duration due = speed.of(Duration.between(first, step.at()));
                sleepUntil(startNs + due.toNanos());
            }
            act(client, stand, step);
        }
        if (!isWriting) {
            client.awaitHeard(awaited, patienceMs);
        }
    }

    /** The log's time of the first step that has one of its own. */
    private static Instant timed(final List<Step> steps) {
        return steps.stream()
                .filter(step -> step.kind() != Step.Kind.DEED)
                .findFirst()
                .orElse(steps.get(0))
                .at();
    }

    /** Waits for what was recorded before the next step; returns how many messages there are to go on from. */
    private int ready(final Client client, final int awaited) throws ReplayException, InterruptedException {
        if (isWriting) {
            client.awaitQuiet(patienceMs);
        } else if (speed.times().isEmpty() && !client.awaitHeard(awaited, patienceMs)) {
            return client.heardCount();
        }
        return awaited;
    }

    private void act(final Client client, final Stand stand, final Step step)
            throws ReplayException, InterruptedException {
        switch (step.kind()) {
            case SEND -> {
                if (step.isLogon()) {
                    client.disconnect();
                    stand.awaitLoggedOff(recording.parties().client(), patienceMs);
                }
                final int heardBefore = client.heardCount();
                final Instant at = Instant.now();
                sent.put(step, new Run.Sent(client.send(step), at));
                did.add(new Run.Did(heardBefore, step, at));
            }
            case DEED -> {
                did.add(new Run.Did(client.heardCount(), step, Instant.now()));
                stand.act(step);
            }
            case DISCONNECT -> client.disconnect();
            case ANSWER -> throw new IllegalStateException("an answer is waited for");
        }
    }

    private static void sleepUntil(final long atNs) throws InterruptedException {
        final long leftNs = atNs - System.nanoTime();
        if (leftNs > 0) {
            Thread.sleep(Duration.ofNanos(leftNs).toMillis());
        }
    }

    /** Passes a stop of the gateway on to the client, which waits; safe for any thread. */
    static final class Fatal {
        private Client client;
        private Optional<String> why = Optional.empty();

        synchronized void stopped(final String what, final Throwable cause) {
            why = Optional.of("the gateway of the replay stopped: " + what + ": " + cause);
            if (client != null) {
                client.failed(why.get());
            }
        }

        private synchronized void tell(final Client told) {
            client = told;
            why.ifPresent(told::failed);
        }
    }
}
