package io.paymiumfix.doctor;

import io.paymiumfix.client.Call;
import io.paymiumfix.client.ClientSettings;
import io.paymiumfix.client.Depth;
import io.paymiumfix.client.Lane;
import io.paymiumfix.client.LaneFile;
import io.paymiumfix.client.LaneFileException;
import io.paymiumfix.client.ListQuery;
import io.paymiumfix.client.NotSentReason;
import io.paymiumfix.client.Outcome;
import io.paymiumfix.client.PaymiumClient;
import io.paymiumfix.client.PublicCall;
import io.paymiumfix.client.RateLimit;
import io.paymiumfix.client.ReadFailure;
import io.paymiumfix.client.UserInfo;
import io.paymiumfix.config.AccountConfig;
import io.paymiumfix.journal.JournalCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Everything that can be checked for a few reading calls: folders, journal, lane files, the venue, each token, the budget,
 * and the venue's figures against the configuration. Places nothing. Used by one thread, once.
 */
public final class Checkup {
    private static final Duration CLOCK_WARN = Duration.ofSeconds(2);
    private static final Duration CLOCK_FAIL = Duration.ofSeconds(60);
    private static final int FORBIDDEN = 403;

    private final Patient patient;
    private final Findings findings;
    private final Clock clock;

    /** Prepares; looks at nothing yet. */
    public Checkup(final Patient patient, final Findings findings, final Clock clock) {
        this.patient = patient;
        this.findings = findings;
        this.clock = clock;
    }

    /** Checks everything, and goes on after each fault. */
    public void run() throws InterruptedException {
        new FolderChecks(patient.config(), findings).run();
        journal();
        final ClientSettings settings = patient.client();
        try (PaymiumClient client = PaymiumClient.open(settings)) {
            final VenueDesk desk = new VenueDesk(client);
            if (reached(desk)) {
                new VenueFigures(patient.config(), findings).run(desk);
                for (final AccountConfig account : patient.config().accounts()) {
                    if (!patient.tokens().isEmpty()) {
                        account(client, desk, account);
                    }
                }
            }
            budget(desk.rateLimit());
            findings.note("made " + desk.made() + " call(s) of the day's budget, and placed nothing");
        } catch (IllegalStateException e) {
            findings.fail("TLS", "cannot be set up: " + e.getMessage() + "; check venue.truststore");
        }
    }

    private void journal() {
        final Path dir = patient.config().journal().dir();
        if (!Files.isDirectory(dir)) {
            findings.ok("journal", dir + " is not there yet; the first start makes it");
            return;
        }
        try {
            final JournalCheck.Result result = JournalCheck.of(dir);
            if (result.faults().isEmpty()) {
                findings.ok(
                        "journal",
                        dir + " is whole, " + result.entries() + " input(s) in " + result.segments() + " segment(s)");
            } else {
                findings.fail(
                        "journal",
                        result.faults().get(0) + " (" + result.faults().size() + " fault(s)); bin/gateway journal"
                                + " verify lists them, docs/journal.md says what to do");
            }
        } catch (IOException e) {
            findings.warn("journal", "not checked: " + e.getMessage());
        }
    }

    // ---------------------------------------------------------------- the venue

    private boolean reached(final VenueDesk desk) throws InterruptedException {
        long sentMs = clock.millis();
        VenueDesk.Read<Depth> read = desk.read(PublicCall.depth());
        if (read.failure() != null && read.failure().notSent() == null) {
            sentMs = clock.millis();
            read = desk.read(PublicCall.depth()); // one slow answer is no diagnosis
        }
        final long receivedMs = clock.millis();
        final boolean tls = "https".equals(patient.client().baseUri().getScheme());
        final ReadFailure failure = read.failure();
        if (failure != null && failure.notSent() == NotSentReason.TLS_FAILED) {
            findings.fail(
                    "TLS",
                    failure.detail() + "; the certificate is not trusted or not this host's: check venue.baseUri, put"
                            + " its authority into venue.truststore");
            return false;
        }
        if (failure != null && failure.notSent() != null) {
            findings.fail("venue", Words.of(failure) + "; check venue.baseUri, the network and the proxy");
            return false;
        }
        if (tls) {
            findings.ok("TLS", "the certificate is trusted and of this host");
        }
        if (failure != null) {
            findings.fail("venue", "GET depth: " + Words.of(failure) + "; see Paymium's status page");
            return true;
        }
        findings.ok("venue", patient.client().baseUri() + " answers, in " + (receivedMs - sentMs) + " ms");
        clockOffset(read.serverDateS(), sentMs, receivedMs);
        return true;
    }

    /** The header counts whole seconds and was written somewhere on the way. */
    private void clockOffset(final long serverDateS, final long sentMs, final long receivedMs) {
        if (serverDateS < 0) {
            findings.warn("clock", "the venue sent no Date; compare this machine's clock by other means");
            return;
        }
        final long aheadMs = (sentMs + receivedMs) / 2 - (serverDateS * 1_000 + 500);
        final long unsureMs = (receivedMs - sentMs) / 2 + 500;
        final String detail =
                "this machine is " + aheadMs + " ms ahead of the venue's Date, give or take " + unsureMs + " ms";
        final long offMs = Math.abs(aheadMs) - unsureMs;
        if (offMs > CLOCK_FAIL.toMillis()) {
            findings.fail("clock", detail + "; nonces and the age of orders follow it: set it, keep it by NTP");
        } else if (offMs > CLOCK_WARN.toMillis()) {
            findings.warn("clock", detail + "; keep it by NTP");
        } else {
            findings.ok("clock", detail);
        }
    }

    // ---------------------------------------------------------------- one account

    private void account(final PaymiumClient client, final VenueDesk desk, final AccountConfig account)
            throws InterruptedException {
        final Path file = patient.laneFile(account.name());
        try {
            Files.createDirectories(patient.config().venue().nonceDir());
            final LaneFile lane = LaneFile.open(file);
            laneFile(account.name(), lane, file);
            try (Lane opened = client.openLane(account.name(), patient.token(account.name()), lane)) {
                token(desk, opened, account);
            } catch (IllegalArgumentException e) {
                lane.close();
                findings.fail("lane " + account.name(), e.getMessage());
            }
        } catch (LaneFileException e) {
            findings.fail("lane " + account.name(), e.getMessage());
        } catch (IOException e) {
            findings.fail("lane " + account.name(), file + " cannot be made: " + e.getMessage());
        }
        if (Files.exists(patient.note(account.name()))) {
            findings.warn(
                    "probe " + account.name(),
                    "an earlier probe ended in its middle and may have left an order: "
                            + ProbeNote.text(patient.note(account.name()))
                            + "; bin/gateway doctor --probe looks for it and cancels it, or do that at Paymium and"
                            + " delete the file");
        }
    }

    private void laneFile(final String account, final LaneFile lane, final Path file) {
        final long aheadUs = lane.highestNonce() - clock.millis() * 1_000;
        if (aheadUs > CLOCK_FAIL.toMillis() * 1_000) {
            findings.warn(
                    "lane " + account,
                    file + " is " + aheadUs / 1_000_000 + " s ahead of the clock: was it set back? Nonces go on above");
        } else {
            findings.ok(
                    "lane " + account,
                    file + " is whole"
                            + (lane.mayHaveLostMarks()
                                    ? "; new, or the machine restarted since: POSTs without an answer count as unknown"
                                    : ""));
        }
    }

    private void token(final VenueDesk desk, final Lane lane, final AccountConfig account) throws InterruptedException {
        final String what = "token " + account.name();
        final Outcome user = desk.ask(lane, Call.readUser(desk.nextCallId()));
        if (user instanceof Outcome.Accepted accepted && accepted.body() instanceof UserInfo info) {
            findings.ok(what, "works, it belongs to " + info.name());
            scopes(desk, lane, account);
        } else if (user instanceof Outcome.Refused refused) {
            findings.fail(what, Words.of(user) + "; " + Words.advice(refused));
        } else {
            findings.fail(what, "cannot be checked: " + Words.of(user) + "; try again");
        }
    }

    /** The venue tells of a scope only by refusing what wants it. */
    private void scopes(final VenueDesk desk, final Lane lane, final AccountConfig account)
            throws InterruptedException {
        final String what = "scopes " + account.name();
        final Outcome orders = desk.ask(lane, Call.listOrders(desk.nextCallId(), ListQuery.page(1, 5)));
        if (orders instanceof Outcome.Accepted) {
            findings.ok(
                    what,
                    "basic and activity are there; trade "
                            + (account.canTrade() ? "shows with an order only: --probe tells" : "is not wanted"));
        } else if (orders instanceof Outcome.Refused refused && refused.status() == FORBIDDEN) {
            findings.fail(
                    what, "activity is missing, no order can be read: give it to the token on Paymium's API page");
        } else {
            findings.fail(what, "orders cannot be read: " + Words.of(orders));
        }
    }

    private void budget(final RateLimit limit) {
        final var venue = patient.config().venue();
        if (limit.remaining() < 0) {
            findings.warn("budget", "the venue did not say; venue.dailyCalls " + venue.dailyCalls() + " is assumed");
            return;
        }
        final String detail = limit.remaining() + " of " + limit.limit() + " calls are left of the day";
        if (limit.remaining() <= venue.cancelFloor() + venue.resolveFloor()) {
            findings.fail(
                    "budget", detail + ", no more than the floors: new orders would be refused until it begins anew");
        } else if (limit.limit() >= 0 && limit.limit() != venue.dailyCalls()) {
            findings.warn("budget", detail + "; set venue.dailyCalls: " + limit.limit());
        } else {
            findings.ok("budget", detail);
        }
    }
}
