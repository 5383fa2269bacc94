package io.paymiumfix.doctor;

import io.paymiumfix.client.ApiToken;
import io.paymiumfix.client.Call;
import io.paymiumfix.client.Credential;
import io.paymiumfix.client.EpochMicrosClock;
import io.paymiumfix.client.ErrorKind;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.LaneFileException;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.client.VenueOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which of {@code venue.assume.*} hold, with one smallest order far from the market, which it cancels whatever
 * happens. Used by one thread, once; {@link #stop} may be called by any.
 */
public final class Probe {
    private static final int MAX_PAGES = 10;
    private static final int UNPROCESSABLE = 422;
    /** Nonces left unused below those of the probe's own lane. */
    private static final long UNUSED_NONCES = 1_000;

    private final Patient patient;
    private final String account;
    private final Optional<Credential> secondToken;
    private final Findings findings;
    private final Limits limits;
    private volatile boolean stopped;

    /**
     * How patient a probe is.
     *
     * @param visibleWithinMs how long an order may take to be listed, ms
     * @param pauseMs between two looks, ms
     * @param cancelAttempts how often a cancel is tried
     */
    public record Limits(long visibleWithinMs, long pauseMs, int cancelAttempts) {
        /** Half a minute to be listed, and as long to be canceled. */
        public static final Limits DEFAULTS = new Limits(30_000, 1_000, 30);

        void pause() throws InterruptedException {
            PlacedOrders.sleep(pauseMs);
        }
    }

    /** Prepares; {@code account}'s token must be used by nobody else until the end. */
    public Probe(
            final Patient patient,
            final String account,
            final Optional<Credential> secondToken,
            final Findings findings,
            final Limits limits) {
        this.patient = patient;
        this.account = account;
        this.secondToken = secondToken;
        this.findings = findings;
        this.limits = limits;
    }

    /** Begins nothing more; what was placed is canceled. */
    public void stop() {
        stopped = true;
    }

    /** Probes one account. */
    public void run() throws InterruptedException {
        final Credential token = patient.token(account);
        findings.assuming(patient.config().venue().assume());
        try (PaymiumClient client = PaymiumClient.open(patient.client())) {
            Files.createDirectories(patient.config().venue().nonceDir());
            final VenueDesk desk = new VenueDesk(client);
            final LaneFile file = LaneFile.open(patient.laneFile(account));
            final long unused =
                    Math.max(file.highestNonce(), EpochMicrosClock.system().epochMicros());
            try (Lane lane = client.openLane(account, token, file, unused + UNUSED_NONCES)) {
                run(client, desk, lane, token, unused);
            } finally {
                findings.note("made " + desk.made() + " call(s) of the day's budget"
                        + (desk.rateLimit().remaining() < 0
                                ? ""
                                : ", " + desk.rateLimit().remaining() + " are left"));
            }
        } catch (LaneFileException e) {
            findings.fail("probe", e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            findings.fail("probe", e.getMessage());
        }
    }

    private void run(
            final PaymiumClient client,
            final VenueDesk desk,
            final Lane lane,
            final Credential token,
            final long unused)
            throws InterruptedException, IOException {
        final Set<String> ours = JournalUuids.of(patient.config().journal().dir());
        final AccountOrders before = AccountOrders.list(desk, lane, MAX_PAGES);
        final PlacedOrders placed = new PlacedOrders(desk, lane, new ProbeNote(patient.note(account)), limits);
        placed.notOurs(ours);
        if (!placed.left().isEmpty()) {
            findings.note("an earlier probe left " + placed.left() + ": it is looked for and canceled first");
            if (!cleanUp(placed)) {
                return;
            }
        }
        placed.thereBefore(before.orders().keySet());
        exclusive(before, others(before, ours));
        try {
            final FarOrder far = new FarOrder(patient.config().instrument(), findings);
            final Outcome user = desk.ask(lane, Call.readUser(desk.nextCallId()));
            if (!(user instanceof Outcome.Accepted accepted && accepted.body() instanceof UserInfo info)) {
                findings.fail("probe", "the account cannot be read: " + Words.of(user));
                return;
            }
            findings.note("account " + account + " is " + info.name() + " at Paymium");
            final VenueOrder shown = place(desk, placed, far, info);
            if (shown != null) {
                with(client, desk, lane, token, placed, shown, unused);
            }
        } finally {
            cleanUp(placed);
        }
        cannotBeTold();
    }

    private static long others(final AccountOrders before, final Set<String> ours) {
        return before.orders().values().stream()
                .filter(order -> AccountOrders.isOpen(order) && !ours.contains(order.uuid()))
                .count();
    }

    private void exclusive(final AccountOrders before, final long foreign) {
        if (foreign > 0) {
            findings.assumption(
                    Assumption.ACCOUNT_EXCLUSIVE,
                    Verdict.DOES_NOT_HOLD,
                    foreign + " open order(s) on the account are not in this gateway's journal");
        } else if (before.complete()) {
            findings.assumption(
                    Assumption.ACCOUNT_EXCLUSIVE,
                    Verdict.HOLDS,
                    "no open order on the account is somebody else's now; whether that stays so, its holder knows");
        } else {
            findings.assumption(
                    Assumption.ACCOUNT_EXCLUSIVE, Verdict.CANNOT_BE_TOLD, "the listing has no end within reach");
        }
    }

    /** The smallest order the venue takes; null when it takes none. */
    private VenueOrder place(final VenueDesk desk, final PlacedOrders placed, final FarOrder far, final UserInfo info)
            throws InterruptedException {
        ProbeOrder order = far.first(desk, info);
        while (order != null && !stopped) {
            findings.note("placing " + order + "; if this ends before it says that the order is gone, look for exactly"
                    + " that at Paymium, or run the probe again: " + patient.note(account) + " remembers it");
            final Outcome outcome = placed.place(order);
            if (outcome instanceof Outcome.Accepted accepted && accepted.body() instanceof VenueOrder shown) {
                findings.ok("placed", order.known(shown.uuid()).toString());
                return shown;
            }
            final boolean tooSmall = outcome instanceof Outcome.Refused refused
                    && (refused.error().kind() == ErrorKind.AMOUNT_INVALID
                            || (refused.error().kind() == ErrorKind.UNKNOWN_TEXT && refused.status() == UNPROCESSABLE));
            if (!tooSmall) {
                findings.fail("probe", "the order was not taken: " + Words.of(outcome));
                return null;
            }
            findings.note("not taken: " + Words.of(outcome));
            order = far.larger(order, info);
        }
        return null;
    }

    /** Each step while the order rests. */
    private void with(
            final PaymiumClient client,
            final VenueDesk desk,
            final Lane lane,
            final Credential token,
            final PlacedOrders placed,
            final VenueOrder shown,
            final long unused)
            throws InterruptedException, IOException {
        final Visibility visibility = new Visibility(desk, findings, limits, () -> stopped);
        final ProbeOrder order = placed.left().get(placed.left().size() - 1);
        if (!stopped) {
            visibility.listed(lane, order, shown, patient.config().venue().settleAfterFence());
        }
        if (!stopped) {
            if (secondToken.isPresent()) {
                visibility.seenBy(client, secondToken.get(), order, lane);
            } else {
                findings.assumption(
                        Assumption.ALL_TOKENS_VISIBLE,
                        Verdict.CANNOT_BE_TOLD,
                        "it takes a second token of the account: --second-token FILE");
            }
        }
        if (!stopped && token instanceof ApiToken) {
            try (LowNonces low = new LowNonces(patient.client(), token)) {
                new NonceProbe(desk, lane, low, findings).run(order.uuid(), unused);
            }
        } else if (!stopped) {
            findings.assumption(Assumption.NONCE_ATOMIC, Verdict.CANNOT_BE_TOLD, "OAuth2 calls carry no nonce");
            findings.assumption(Assumption.GETS_CHECKED, Verdict.CANNOT_BE_TOLD, "OAuth2 calls carry no nonce");
        }
    }

    private void cannotBeTold() {
        findings.note("settle time (venue.settleAfterFence) cannot be told by a probe: ask Paymium how long a request"
                + " may be worked on");
        findings.note("fee currency cannot be told without a trade: the first fill shows it in NoMiscFees(136)");
        findings.note("comment cannot be told: the gateway sends none, and does not rely on one");
        if (Files.isDirectory(patient.config().journal().dir())) {
            findings.note(
                    "the journal does not know the probe's order: the next start may say OLD_BACKUP because of it;"
                            + " check that it names no other, then bin/gateway accept backup");
        }
    }

    private boolean cleanUp(final PlacedOrders placed) throws InterruptedException {
        if (placed.left().isEmpty()) {
            return true;
        }
        if (placed.cancelAll(findings)) {
            findings.ok("canceled", "nothing of the probe is left at Paymium");
            return true;
        }
        findings.fail(
                "canceled",
                "NOT proven: " + placed.left()
                        + " may rest, or appear later; look for it at Paymium and cancel it, or run"
                        + " the probe again: " + patient.note(account) + " remembers it");
        return false;
    }
}
