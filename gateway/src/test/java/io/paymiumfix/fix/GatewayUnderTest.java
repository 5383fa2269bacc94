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
        this.compId = compId;
        this.clientCompId = "OMS-" + compId;
        this.settings = new FixSettings(
                "127.0.0.1",
                0,
                compId,
                Optional.empty(),
                new FixSettings.Store(directory.resolve("store"), 64 << 10, 3),
                Optional.of(new FixSettings.MessageLog(directory.resolve("log"), 1 << 20, 2)),
                limits,
                List.of(
                        session(SESSION, clientCompId, Role.ORDER_ENTRY),
                        session(READER, reader(), Role.READ_ONLY),
                        legacySession()));
        this.gateway = FixGateway.open(settings, inbox, FakeInbox::nowUs);
    }

    private static SessionSettings session(final String name, final String clientCompId, final Role role) {
        return new SessionSettings(
                name,
                clientCompId,
                USERNAME,
                Optional.of(Password.of(PASSWORD)),
                false,
                role,
                Dialect.FIX44,
                SessionSettings.Hours.NON_STOP,
                TimestampPrecision.MICROS,
                Set.of());
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
                Set.of("127.0.0.1"));
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

    RawFixClient loggedOn(final int seqNum) throws IOException {
        final RawFixClient client = connect().from(seqNum);
        client.logon(CREDENTIALS);
        assertEquals("A", RawFixClient.field(client.read(), 35));
        return client;
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
