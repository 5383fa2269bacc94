package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.paymiumfix.order.Answer;
import io.paymiumfix.order.ExecType;
import io.paymiumfix.order.OrdStatus;
import io.paymiumfix.order.Query;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OrderStatusRequest(H) and OrderMassStatusRequest(AF), and what is answered. */
@Timeout(30)
class QuestionTest {

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
    void shouldAskTheCoreAndEchoTheId() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("H", "11=A1|37=9K2M|790=q-1|55=BTC/EUR|54=1|");

            final Query.OrderStatus query = (Query.OrderStatus) gateway.questions.await();
            assertEquals("A1", query.clOrdId());
            assertEquals("9K2M", query.orderId());
            assertEquals("BTC/EUR", query.symbol());
            assertEquals('1', query.side());
            assertEquals(gateway.clientCompId, query.origin().owner());

            gateway.gateway.answer(status("q-1", "", -1, true), true);
            final String answer = client.read();
            assertEquals("I", field(answer, 150));
            assertEquals("0", field(answer, 17));
            assertEquals("q-1", field(answer, 790));
            assertEquals("", field(answer, 584));
            assertEquals("", field(answer, 912));
        }
    }

    @Test
    void shouldAnswerAMassStatusWithCountAndEnd() throws Exception {
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("AF", "584=m-1|585=7|1=main|55=BTC/EUR|54=2|");

            final Query.MassStatus query = (Query.MassStatus) gateway.questions.await();
            assertEquals("m-1", query.massStatusReqId());
            assertEquals(7, query.massStatusReqType());
            assertEquals("main", query.account());
            assertEquals('2', query.side());

            gateway.gateway.answer(status("", "m-1", 2, false), false);
            gateway.gateway.answer(status("", "m-1", 2, true), true);
            final String first = client.read();
            assertEquals("m-1", field(first, 584));
            assertEquals("2", field(first, 911));
            assertEquals("N", field(first, 912));
            assertEquals("Y", field(client.read(), 912));
        }
    }

    @Test
    void shouldLetAReaderAsk() throws Exception {
        try (RawFixClient client = gateway.connectReader()) {
            client.logon(GatewayUnderTest.CREDENTIALS);
            client.read("A");
            client.send("H", "11=A1|55=BTC/EUR|54=1|");

            assertEquals("A1", ((Query.OrderStatus) gateway.questions.await()).clOrdId());
        }
    }

    @Test
    void shouldSayThatItIsBusy() throws Exception {
        gateway.questions.busy();
        try (RawFixClient client = gateway.loggedOn()) {
            client.send("H", "11=A1|55=BTC/EUR|54=1|");

            final String refusal = client.read();
            assertEquals("j", field(refusal, 35));
            assertEquals("H", field(refusal, 372));
            assertEquals("4", field(refusal, 380));
            assertEquals("GATEWAY_BUSY", field(refusal, 58).split(":", 2)[0]);
        }
    }

    @Test
    void shouldNeitherKeepAnswersNorSendThemAgain() throws Exception {
        gateway.gateway.answer(status("lost", "", -1, true), true);
        try (RawFixClient client = gateway.loggedOn()) {
            await().until(() -> gateway.health().loggedOn());
            gateway.report(1);
            gateway.gateway.answer(status("q-1", "", -1, true), true);
            gateway.report(2);
            assertEquals("exec-1", field(client.read(), 17));
            assertEquals("q-1", field(client.read(), 790));
            assertEquals("exec-2", field(client.read(), 17));

            client.send("2", "7=1|16=0|");

            assertEquals("2", field(client.read("4"), 36));
            assertEquals("exec-1", field(client.read(), 17));
            final String fill = client.read();
            assertEquals("3", field(fill, 34));
            assertEquals("4", field(fill, 36));
            assertEquals("exec-2", field(client.read(), 17));
        }
    }

    private static Answer.Status status(
            final String ordStatusReqId, final String massStatusReqId, final int count, final boolean last) {
        return new Answer.Status(
                GatewayUnderTest.SESSION,
                ReportSamples.execution(ExecType.ORDER_STATUS, OrdStatus.NEW)
                        .execId("0")
                        .build(),
                ordStatusReqId,
                massStatusReqId,
                count,
                last);
    }
}
