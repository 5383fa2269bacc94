package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.marketdata.Dialect;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Output;
import io.paymiumfix.order.ReportBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway's FIX edge on a free port with one trading and one reading session, and clients for it. */
final class GatewayUnderTest implements AutoCloseable {
    private static final int MOST_LOGONS = 200;

    static final String SESSION = "desk";
    static final String READER = "reader";
    static final String LEGACY = "legacy";
    static final String USERNAME = "desk-user";
    static final String PASSWORD = "s3cret-Pa55";
    static final String CREDENTIALS = "553=" + USERNAME + "|554=" + PASSWORD + "|";
    static final FixSettings.Limits LIMITS = new FixSettings.Limits(5, 60, 16 << 10, 16, 10_000, 50_000, 2_000);
    static final FixSettings.Limits SMALL_LIMITS = new FixSettings.Limits(5, 60, 8 << 10, 4, 700, 1_000, 50);

    private static final AtomicInteger RUN = new AtomicInteger();

    final FakeInbox inbox = new FakeInbox();
    final FakeQuestions questions = new FakeQuestions();
    final String compId;
    final String clientCompId;
    final FixSettings settings;
    final FixGateway gateway;

    GatewayUnderTest(final Path directory) throws FixStartException {
        this(directory, "GW" + RUN.incrementAndGet(), LIMITS);
    }

    GatewayUnderTest(final Path directory, final FixSettings.Limits limits) throws FixStartException {
        this(directory, "GW" + RUN.incrementAndGet(), limits);
    }

    GatewayUnderTest(final Path directory, final String compId, final FixSettings.Limits limits)
            throws FixStartException {
        this(directory, compId, limits, false, Set.of(), 64 << 10);
    }

    /** One that asks for receipts, and tells the trading session what is said. */
    static GatewayUnderTest withReceiptMarks(final Path directory, final Notice... notices) throws FixStartException {
        return new GatewayUnderTest(directory, "GW" + RUN.incrementAndGet(), LIMITS, true, Set.of(notices), 64 << 10);
    }

    /** Another process on the same store, whose sessions start again each day. */
    GatewayUnderTest nextWithDailyHours(final Path directory) throws FixStartException {
        return new GatewayUnderTest(
                directory,
                compId,
                LIMITS,
                true,
                Set.of(),
                64 << 10,
                SessionSettings.Hours.daily(java.time.LocalTime.MIDNIGHT, java.time.LocalTime.of(23, 59, 59)));
    }

    /** One whose store holds far more than a client may be behind. */
    static GatewayUnderTest withLargeStore(final Path directory) throws FixStartException {
        return new GatewayUnderTest(
                directory,
                "GW" + RUN.incrementAndGet(),
                new FixSettings.Limits(5, 60, 8 << 10, 4, 700, 1_000, 50),
                false,
                Set.of(),
                1 << 20);
    }

    /** Another process on the same store. */
    GatewayUnderTest next(final Path directory) throws FixStartException {
        final SessionSettings desk = settings.sessions().get(0);
        return new GatewayUnderTest(directory, compId, LIMITS, desk.receiptMarks(), desk.notices(), 64 << 10);
    }

    private GatewayUnderTest(
            final Path directory,
            final String compId,
            final FixSettings.Limits limits,
            final boolean receiptMarks,
            final Set<Notice> notices,
            final int segmentBytes)
            throws FixStartException {
        this(directory, compId, limits, receiptMarks, notices, segmentBytes, SessionSettings.Hours.NON_STOP);
    }

    private GatewayUnderTest(
            final Path directory,
            final String compId,
            final FixSettings.Limits limits,
            final boolean receiptMarks,
            final Set<Notice> notices,
            final int segmentBytes,
            final SessionSettings.Hours hours)
            throws FixStartException {
        this.compId = compId;
        this.clientCompId = "OMS-" + compId;
        this.settings = new FixSettings(
                "127.0.0.1",
                0,
                compId,
                Optional.empty(),
                new FixSettings.Store(directory.resolve("store"), segmentBytes, 3),
                Optional.of(new FixSettings.MessageLog(directory.resolve("log"), 1 << 20, 2)),
                limits,
                List.of(
                        session(SESSION, clientCompId, Role.ORDER_ENTRY, receiptMarks, notices, hours),
                        session(READER, reader(), Role.READ_ONLY, receiptMarks, Set.of(), hours),
                        legacySession()));
        this.gateway = FixGateway.open(settings, inbox, questions, FakeInbox::nowUs);
    }

    private static SessionSettings session(
            final String name,
            final String clientCompId,
            final Role role,
            final boolean receiptMarks,
            final Set<Notice> notices,
            final SessionSettings.Hours hours) {
        return new SessionSettings(
                name,
                clientCompId,
                USERNAME,
                Optional.of(Password.of(PASSWORD)),
                false,
                role,
                Dialect.FIX44,
                hours,
                TimestampPrecision.MICROS,
                Set.of(),
                receiptMarks,
                notices);
    }

    /** A client of Paymium's former endpoint: no password, one address. */
    private SessionSettings legacySession() {
        return new SessionSettings(
                LEGACY,
                legacyCompId(),
                legacyCompId(),
                Optional.empty(),
                true,
                Role.MARKET_DATA,
                Dialect.PAYMIUM_LEGACY,
                SessionSettings.Hours.NON_STOP,
                TimestampPrecision.MILLIS,
                Set.of("127.0.0.1"),
                false,
                Set.of());
    }

    String legacyCompId() {
        return "BC-" + compId;
    }

    private String reader() {
        return clientCompId + "-R";
    }

    GatewayUnderTest start() throws FixStartException {
        gateway.start();
        return this;
    }

    RawFixClient connect() throws IOException {
        return new RawFixClient(gateway.port(), clientCompId, compId);
    }

    RawFixClient connectReader() throws IOException {
        return new RawFixClient(gateway.port(), reader(), compId);
    }

    /** A client that is logged on. */
    RawFixClient loggedOn() throws IOException {
        return loggedOn(1);
    }

    /** A client that says that its numbers start again, and is logged on. */
    RawFixClient loggedOnAnew() throws IOException {
        final RawFixClient client = connect();
        client.logon("141=Y|" + CREDENTIALS);
        assertEquals("A", RawFixClient.field(client.read(), 35));
        return client;
    }

    /** Refused for as long as the gateway has not noticed the end of the connection before. */
    RawFixClient loggedOn(final int seqNum) throws IOException {
        String said = "";
        for (int attempt = 0; attempt < MOST_LOGONS; attempt++) {
            final RawFixClient client = connect().from(seqNum);
            try {
                client.logon(CREDENTIALS);
                said = client.read();
                if (RawFixClient.field(said, 35).equals("A")) {
                    return client;
                }
            } catch (IOException e) {
                said = e.toString();
            }
            client.close();
        }
        throw new AssertionError("not logged on: " + said);
    }

    /** Both sides have agreed elsewhere that the trading session's numbers start again. */
    void resetNumbers() {
        quickfix.Session.lookupSession(new quickfix.SessionID("FIX.4.4", compId, clientCompId))
                .reset();
    }

    SessionHealth health() {
        return gateway.sessions().get(0);
    }

    Path logDirectory() {
        return settings.log().orElseThrow().directory();
    }

    void report(final long reportSeq) {
        gateway.report(reportOf(reportSeq), true);
    }

    /** A report whose ExecID(17) is its place. */
    static Output.Report reportOf(final long reportSeq) {
        return new Output.Report(
                SESSION,
                reportSeq,
                ReportSamples.execution(ExecType.NEW, OrdStatus.NEW)
                        .execId("exec-" + reportSeq)
                        .build());
    }

    static ReportBody.CancelReject cancelReject() {
        return ReportSamples.cancelReject();
    }

    @Override
    public void close() {
        gateway.stop("TEST_OVER: the test is over", 0);
    }
}
