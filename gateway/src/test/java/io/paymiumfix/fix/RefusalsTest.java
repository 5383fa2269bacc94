package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.Input;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that does not take a report of ours: the core learns which order it is about. */
@Timeout(30)
class RefusalsTest {

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws FixStartException {
        gateway = new GatewayUnderTest(directory).start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldNameTheOrderOfARejectedReport() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            final String msgSeqNum = reportAndRead(client);

            client.send("3", "45=" + msgSeqNum + "|372=8|371=381|373=5|58=what is this|");

            assertEquals(
                    new Input.ReportRefused(
                            GatewayUnderTest.SESSION,
                            "ORDER-7",
                            "exec-7",
                            "35=3 45=" + msgSeqNum + " 372=8 371=381 373=5: what is this"),
                    gateway.inbox.await(Input.ReportRefused.class));
        }
    }

    @Test
    void shouldNameTheOrderOfABusinessReject() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            final String msgSeqNum = reportAndRead(client);

            client.send("j", "45=" + msgSeqNum + "|372=8|380=4|");

            final Input.ReportRefused refused = gateway.inbox.await(Input.ReportRefused.class);
            assertEquals("ORDER-7", refused.orderId());
            assertEquals("35=j 45=" + msgSeqNum + " 372=8 380=4", refused.text());
        }
    }

    @Test
    void shouldTakeTheOrderFromADontKnowTrade() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("Q", "37=ORDER-9|17=exec-9|127=A|55=BTC/EUR|54=1|38=1|");

            assertEquals(
                    new Input.ReportRefused(GatewayUnderTest.SESSION, "ORDER-9", "exec-9", "35=Q 127=A"),
                    gateway.inbox.await(Input.ReportRefused.class));
        }
    }

    @Test
    void shouldTellOfAReportItCannotFindAndOfNothingElse() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            reportAndRead(client);
            client.send("3", "45=1|373=5|");
            client.send("3", "45=1|372=A|373=5|");
            client.send("3", "45=700|372=8|373=5|");

            final Input.ReportRefused refused = gateway.inbox.await(Input.ReportRefused.class);
            assertEquals("", refused.orderId());
            assertEquals("35=3 45=700 372=8 373=5", refused.text());
            assertFalse(gateway.inbox.holds(Input.ReportRefused.class));
        }
    }

    private String reportAndRead(final RawFixClient client) throws Exception {
        await().until(() -> gateway.health().loggedOn());
        gateway.gateway.report(
                new Output.Report(
                        GatewayUnderTest.SESSION,
                        7,
                        ReportSamples.execution(ExecType.NEW, OrdStatus.NEW)
                                .orderId("ORDER-7")
                                .execId("exec-7")
                                .build()),
                true);
        return field(client.read("8"), 34);
    }
}
