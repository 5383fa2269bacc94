package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.client.VenueOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whether, when and how an order that rests is shown: by listings, by its uuid, to another token. Used by one thread. */
final class Visibility {
    private static final int MAX_PAGES = 10;

    private final VenueDesk desk;
    private final Findings findings;
    private final Probe.Limits limits;
    private final BooleanSupplier stopped;

    Visibility(
            final VenueDesk desk, final Findings findings, final Probe.Limits limits, final BooleanSupplier stopped) {
        this.desk = desk;
        this.findings = findings;
        this.limits = limits;
        this.stopped = stopped;
    }

    /** {@code listComplete} and {@code amountsKept}. */
    void listed(final Lane lane, final ProbeOrder order, final VenueOrder placed, final Duration settle)
            throws InterruptedException {
        final long fromNs = System.nanoTime();
        VenueOrder listed = null;
        long tookMs = 0;
        while (listed == null && tookMs <= limits.visibleWithinMs() && !stopped.getAsBoolean()) {
            if (tookMs > 0) {
                limits.pause();
            }
            listed = AccountOrders.list(desk, lane, MAX_PAGES).orders().get(order.uuid());
            tookMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNs));
        }
        if (listed == null) {
            findings.assumption(
                    Assumption.LIST_COMPLETE,
                    Verdict.DOES_NOT_HOLD,
                    "the order was in no listing within " + tookMs + " ms");
        } else {
            findings.assumption(
                    Assumption.LIST_COMPLETE,
                    Verdict.HOLDS,
                    "the order was listed within " + tookMs + " ms of its acceptance");
            if (tookMs > settle.toMillis()) {
                findings.warn(
                        "visibility", "that is longer than venue.settleAfterFence: set it to several times as much");
            }
        }
        kept(lane, order, placed, listed);
    }

    private void kept(final Lane lane, final ProbeOrder order, final VenueOrder placed, final VenueOrder listed)
            throws InterruptedException {
        final Outcome read = desk.ask(lane, Call.readOrder(desk.nextCallId(), order.uuid()));
        final VenueOrder byUuid =
                read instanceof Outcome.Accepted accepted && accepted.body() instanceof VenueOrder shown ? shown : null;
        final boolean kept = order.isKeptIn(placed)
                && (byUuid == null || order.isKeptIn(byUuid))
                && (listed == null || order.isKeptIn(listed));
        final VenueOrder told = byUuid == null ? placed : byUuid;
        findings.assumption(
                Assumption.AMOUNTS_KEPT,
                kept ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD,
                "sent " + order.amount().toPlainString() + " at "
                        + order.price().toPlainString() + ", shown "
                        + (told.amount() == null ? "none" : told.amount().toPlainString()) + " at "
                        + (told.price() == null ? "none" : told.price().toPlainString()));
    }

    /** {@code allTokensVisible}: whether another token of the account is shown the order. */
    void seenBy(final PaymiumClient client, final Credential token, final ProbeOrder order, final Lane first)
            throws InterruptedException, IOException {
        final Path folder = Files.createTempDirectory("paymium-doctor");
        final Path file = folder.resolve("second.lane");
        try (Lane lane = client.openLane("second", token, LaneFile.open(file))) {
            final String name = nameOf(lane);
            if (name == null || !name.equals(nameOf(first))) {
                findings.assumption(
                        Assumption.ALL_TOKENS_VISIBLE,
                        Verdict.CANNOT_BE_TOLD,
                        name == null ? "the second token does not work" : "the second token is of another account");
                return;
            }
            final boolean seen =
                    AccountOrders.list(desk, lane, MAX_PAGES).orders().containsKey(order.uuid());
            findings.assumption(
                    Assumption.ALL_TOKENS_VISIBLE,
                    seen ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD,
                    "the second token " + (seen ? "lists" : "does not list") + " the order of the first");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private String nameOf(final Lane lane) throws InterruptedException {
        final Outcome user = desk.ask(lane, Call.readUser(desk.nextCallId()));
        return user instanceof Outcome.Accepted accepted && accepted.body() instanceof UserInfo info
                ? info.name()
                : null;
    }
}
