package io.paymiumfix.fix;

import static io.paymiumfix.fix.RawFixClient.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.order.Input;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OrderEntryTest {

    private static final String ORDER = "11=c-1|55=BTC/EUR|54=1|60=20261120-10:00:00|40=2|38=0.50|44=50000.10|";
    private static final String CANCEL = "11=c-2|41=c-1|55=BTC/EUR|54=1|60=20261120-10:00:00|";

    private static final String LONG = "1".repeat(129);

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;
    private RawFixClient client;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory).start();
        client = gateway.loggedOn();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        gateway.close();
    }

    @Test
    void shouldTranslateEveryFieldOfAnOrder() throws Exception {
        final long sentUs = FakeInbox.nowUs();
        final String sent = UtcTimestamp.format(sentUs, TimestampPrecision.MICROS);
        client.sendFields("35=D|34=#|49=" + gateway.clientCompId + "|52=" + sent + "|56=" + gateway.compId
                + "|115=FUND|43=Y|97=Y|122=20261120-09:59:59.500|1=main|11=c-1|18=6 G|55=XBTEUR|54=2|"
                + "60=20261120-10:00:00.123456|40=1|38=0.50|44=50000.10|152=100.00|59=3|");

        final Input.PlaceOrder order = gateway.inbox.await(Input.PlaceOrder.class);

        assertEquals(GatewayUnderTest.SESSION, order.origin().session());
        assertEquals(gateway.clientCompId + "/FUND", order.origin().owner());
        assertEquals("FUND", order.origin().onBehalfOf());
        assertEquals(2, order.origin().msgSeqNum());
        assertTrue(order.origin().possDup());
        assertTrue(order.origin().possResend());
        assertEquals(sentUs, order.origin().sentUs());
        assertEquals(
                UtcTimestamp.parseUs("20261120-09:59:59.500"), order.origin().origSentUs());
        assertEquals(
                UtcTimestamp.parseUs("20261120-10:00:00.123456"), order.origin().transactUs());
        assertEquals("c-1", order.clOrdId());
        assertEquals("main", order.account());
        assertEquals("XBTEUR", order.symbol());
        assertEquals('2', order.side());
        assertEquals('1', order.ordType());
        assertEquals("0.50", order.orderQty());
        assertEquals("100.00", order.cashOrderQty());
        assertEquals("50000.10", order.price());
        assertEquals('3', order.timeInForce());
        assertEquals("6 G", order.execInst());
        assertEquals(List.of(), order.refusedTags());
    }

    @Test
    void shouldOfferAnOrderFromTheSocketsOwnThread() throws Exception {
        client.send("D", ORDER);
        gateway.inbox.await(Input.PlaceOrder.class);

        assertTrue(gateway.inbox.commandThread().startsWith("fix-io"), gateway.inbox.commandThread());
    }

    /** As when the machine's clock was set back or forth: QuickFIX/J would refuse all and log the client out. */
    @ParameterizedTest
    @ValueSource(ints = {-3600, 3600})
    void shouldTakeACancelWhateverTheClocksSay(final int aheadS) throws Exception {
        final long saidUs = FakeInbox.nowUs() + aheadS * 1_000_000L;
        final String head = "|34=#|49=" + gateway.clientCompId + "|52="
                + UtcTimestamp.format(saidUs, TimestampPrecision.MICROS) + "|56=" + gateway.compId + "|";
        client.sendFields("35=F" + head + "11=x-1|41=c-1|55=BTC/EUR|54=1|60=20261120-10:00:00|");
        client.sendFields("35=D" + head + ORDER);

        assertEquals("x-1", gateway.inbox.await(Input.CancelOrder.class).clOrdId());
        assertEquals(
                saidUs, gateway.inbox.await(Input.PlaceOrder.class).origin().sentUs());
    }

    @Test
    void shouldLeaveEmptyWhatAnOrderDoesNotSay() throws Exception {
        client.send("D", "11=c-1|55=BTC/EUR|54=1|60=20261120-10:00:00|40=1|");

        final Input.PlaceOrder order = gateway.inbox.await(Input.PlaceOrder.class);

        assertEquals(gateway.clientCompId, order.origin().owner());
        assertEquals("", order.origin().onBehalfOf());
        assertEquals(0, order.origin().origSentUs());
        assertFalse(order.origin().possDup());
        assertFalse(order.origin().possResend());
        assertEquals("", order.account());
        assertEquals("", order.orderQty());
        assertEquals("", order.cashOrderQty());
        assertEquals("", order.price());
        assertEquals('\0', order.timeInForce());
        assertEquals("", order.execInst());
    }

    @Test
    void shouldTranslateEveryFieldOfACancel() throws Exception {
        client.send("F", "115=FUND|", "37=O-1|" + CANCEL);

        final Input.CancelOrder cancel = gateway.inbox.await(Input.CancelOrder.class);

        assertEquals(gateway.clientCompId + "/FUND", cancel.origin().owner());
        assertEquals(2, cancel.origin().msgSeqNum());
        assertEquals("c-2", cancel.clOrdId());
        assertEquals("c-1", cancel.origClOrdId());
        assertEquals("O-1", cancel.orderId());
        assertEquals("BTC/EUR", cancel.symbol());
        assertEquals('1', cancel.side());
        assertEquals(List.of(), cancel.refusedTags());
    }

    @Test
    void shouldTakeACancelByOrderIdAlone() throws Exception {
        client.send("F", "11=c-2|37=O-1|55=BTC/EUR|54=1|60=20261120-10:00:00|");

        final Input.CancelOrder cancel = gateway.inbox.await(Input.CancelOrder.class);

        assertEquals("", cancel.origClOrdId());
        assertEquals("O-1", cancel.orderId());
    }

    @Test
    void shouldAcceptAndIgnoreWhatRealOrderSystemsAdd() throws Exception {
        client.send(
                "D",
                "50=trader|57=desk|142=LDN|",
                ORDER
                        + "21=1|15=EUR|22=8|48=BTCEUR|47=A|58=note|100=PAYM|167=FXSPOT|207=XPAY|63=0|64=20261120|75=20261120|"
                        + "453=2|448=LEI1|447=N|452=1|448=T1|447=D|452=12|528=P|529=1|582=4|581=1|660=99|"
                        + "78=1|79=acc|80=0.5|77=O|203=1|114=N|377=N|376=x|12=0|13=3|"
                        + "423=2|854=0|775=0|544=1|121=N|526=s-1|583=l-1|");
        assertEquals(List.of(), gateway.inbox.await(Input.PlaceOrder.class).refusedTags());
    }

    @Test
    void shouldNameEveryFieldThatWouldChangeTheOrder() throws Exception {
        client.send(
                "D",
                ORDER + "849=0.1|847=1001|848=x|99=1|110=1|111=1|210=1|211=1|388=0|389=1|168=20261120-10:00:00|"
                        + "126=20261121-10:00:00|432=20261121|516=10|854=1|423=1|117=q|192=1|193=20261121|640=1|544=2|"
                        + "121=Y|775=1|386=1|336=DAY|200=202612|468=0|469=1|835=0|841=0|");

        assertEquals(
                List.of(
                        110, 111, 210, 99, 211, 835, 388, 389, 841, 847, 848, 849, 168, 432, 126, 516, 468, 469, 854,
                        423, 193, 192, 640, 121, 544, 200, 117, 775),
                gateway.inbox.await(Input.PlaceOrder.class).refusedTags());
    }

    @Test
    void shouldAcceptExpireTimeWhereItBelongs() throws Exception {
        client.send("D", ORDER + "59=6|126=20261121-10:00:00|");

        assertEquals(List.of(), gateway.inbox.await(Input.PlaceOrder.class).refusedTags());
    }

    @Test
    void shouldAcceptAnOrderInAnotherHeaderOrder() throws Exception {
        client.sendFields("35=D|49=" + gateway.clientCompId + "|56=" + gateway.compId + "|34=#|52=now|" + ORDER);

        assertEquals("c-1", gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".123", ".123456"})
    void shouldAcceptTransactTimeInAnyPrecision(final String fraction) throws Exception {
        client.send("D", ORDER.replace("10:00:00", "10:00:00" + fraction));

        final long us = gateway.inbox.await(Input.PlaceOrder.class).origin().transactUs();

        assertEquals(UtcTimestamp.parseUs("20261120-10:00:00" + fraction), us);
    }

    @Test
    void shouldRefuseANewOrderWhenTheRingIsThreeQuartersFull() throws Exception {
        gateway.inbox.room(FakeInbox.Room.ESSENTIAL_ONLY);
        client.send("D", "115=FUND|", ORDER);

        final String report = client.read("8");

        assertEquals("8", field(report, 150));
        assertEquals("8", field(report, 39));
        assertEquals("99", field(report, 103));
        assertEquals("NONE", field(report, 37));
        assertEquals("c-1", field(report, 11));
        assertEquals("FUND", field(report, 128));
        assertEquals("0", field(report, 151));
        assertEquals("0", field(report, 14));
        assertTrue(field(report, 58).startsWith("GATEWAY_BUSY: "));
        client.send("F", CANCEL);
        assertEquals("c-2", gateway.inbox.await(Input.CancelOrder.class).clOrdId());
    }

    @Test
    void shouldRefuseANewOrderAsTheCoreDoesWhileThereIsNoRoomForTheJournal() throws Exception {
        gateway.gateway.storageIs(true, "the next segment cannot be made");
        client.send("D", ORDER);

        final String report = client.read("8");

        assertEquals("8", field(report, 150));
        assertEquals("2", field(report, 103));
        assertEquals("NONE", field(report, 37));
        assertTrue(field(report, 58).startsWith("JOURNAL_FULL: "));
        client.send("F", CANCEL);
        assertEquals("c-2", gateway.inbox.await(Input.CancelOrder.class).clOrdId());
        gateway.gateway.storageIs(false, "");
        client.send("D", ORDER);
        assertEquals("c-1", gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
    }

    @Test
    void shouldRefuseACancelWhenTheRingIsFullWithoutKillingTheOrder() throws Exception {
        gateway.inbox.room(FakeInbox.Room.NONE);
        client.send("F", CANCEL);

        final String reject = client.read("9");

        assertEquals("NONE", field(reject, 37));
        assertEquals("c-2", field(reject, 11));
        assertEquals("c-1", field(reject, 41));
        assertEquals("0", field(reject, 39));
        assertEquals("1", field(reject, 434));
        assertEquals("99", field(reject, 102));
        assertTrue(field(reject, 58).startsWith("GATEWAY_BUSY: "));
        gateway.inbox.room(FakeInbox.Room.ALL);
        client.send("D", ORDER);
        assertEquals(3, gateway.inbox.await(Input.PlaceOrder.class).origin().msgSeqNum());
    }

    @Test
    void shouldGiveUniqueExecIdsToItsOwnRefusals() throws Exception {
        gateway.inbox.room(FakeInbox.Room.NONE);
        client.send("D", ORDER);
        client.send("D", ORDER);

        assertFalse(field(client.read("8"), 17).equals(field(client.read("8"), 17)));
    }

    @Test
    void shouldRefuseAClOrdIdThatIsTooLongOrNotAscii() throws Exception {
        for (final String id : List.of("x".repeat(65), "caf\u00e9")) {
            client.send("D", ORDER.replace("c-1", id));
            final String report = client.read("8");
            assertEquals(id, field(report, 11));
            assertEquals("99", field(report, 103));
            assertTrue(field(report, 58).startsWith("CLORDID_INVALID: "));
            client.send("F", CANCEL.replace("c-2", id));
            assertTrue(field(client.read("9"), 58).startsWith("CLORDID_INVALID: "));
        }
        client.send("D", ORDER.replace("c-1", "~!".repeat(32)));
        assertEquals(
                "~!".repeat(32), gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"55", "1", "38", "44", "18", "115"})
    void shouldNotKeepAnOrderWithALongText(final String tag) throws Exception {
        client.send("D", "115".equals(tag) ? "115=" + LONG + "|" : "", with(tag, ORDER));

        assertTrue(field(client.read("8"), 58).startsWith("FIELD_TOO_LONG: "));
        client.send("D", ORDER.replace("c-1", "c-9"));
        assertEquals("c-9", gateway.inbox.await(Input.PlaceOrder.class).clOrdId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "37", "55", "115"})
    void shouldNotKeepACancelWithALongText(final String tag) throws Exception {
        client.send("F", "115".equals(tag) ? "115=" + LONG + "|" : "", with(tag, CANCEL));

        assertTrue(field(client.read("9"), 58).startsWith("FIELD_TOO_LONG: "));
        client.send("F", CANCEL.replace("c-2", "c-9"));
        assertEquals("c-9", gateway.inbox.await(Input.CancelOrder.class).clOrdId());
    }

    /** With this field, if it is one of the body's, a long one. */
    private static String with(final String tag, final String body) {
        return "115".equals(tag)
                ? body
                : ("|" + body).replaceAll("\\|" + tag + "=[^|]*\\|", "|").substring(1) + tag + "="
                        + ("18".equals(tag) ? "1 ".repeat(64) + "1" : LONG) + "|";
    }

    @ParameterizedTest
    @CsvSource({"D, " + ORDER, "F, " + CANCEL})
    void shouldRefuseOrdersOfAReader(final String msgType, final String body) throws Exception {
        try (RawFixClient reader = gateway.connectReader()) {
            reader.logon(GatewayUnderTest.CREDENTIALS);
            reader.send(msgType, body);

            final String reject = reader.read("j");

            assertEquals("6", field(reject, 380));
            assertEquals(msgType, field(reject, 372));
            assertEquals("2", field(reject, 45));
            assertTrue(field(reject, 58).startsWith("NOT_AUTHORIZED: "));
            assertFalse(gateway.inbox.holds(Input.PlaceOrder.class));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "q, 11=c-1|530=7|60=20261120-10:00:00|",
        "c, 320=q|321=0|55=BTC/EUR|",
        "B, 148=x|33=1|58=y|",
        "R, 131=q|146=1|55=BTC/EUR|"
    })
    void shouldRefuseTypesItDoesNotSpeak(final String msgType, final String body) throws Exception {
        client.send(msgType, body);

        final String reject = client.read("j");

        assertEquals("3", field(reject, 380));
        assertEquals(msgType, field(reject, 372));
        assertTrue(field(reject, 58).startsWith("UNSUPPORTED_MESSAGE_TYPE: "));
        client.send("1", "112=on|");
        assertEquals("on", field(client.read("0"), 112));
    }

    @ParameterizedTest
    @CsvSource({
        "q, 11=c-1|530=7|60=20261120-10:00:00|, c-1",
        "V, 262=r-1|263=0|264=0|267=1|269=0|146=1|55=BTC/EUR|, r-1",
        "x, 320=q-1|559=4|, q-1",
        "h, 335=s-1|336=PAYMIUM|340=2|, s-1",
        "AF, 584=m-1|585=7|, m-1",
        "R, 131=q|146=1|55=BTC/EUR|, ''"
    })
    void shouldNameWhatItRefusesByTheClientsOwnId(final String msgType, final String body, final String id)
            throws Exception {
        gateway.questions.busy();
        client.send(msgType, body);

        final String reject = client.read("j");

        assertEquals(msgType, field(reject, 372));
        assertEquals(id, field(reject, 379));
    }

    @ParameterizedTest
    @CsvSource({
        "j, 45=2|372=8|380=0|58=what|",
        "Q, 37=O-1|17=e|127=Z|55=BTC/EUR|54=1|38=1|58=no such order|",
        "3, 45=2|58=bad|"
    })
    void shouldNotAnswerTheClientsOwnRefusals(final String msgType, final String body) throws Exception {
        client.send(msgType, body);
        client.send("1", "112=quiet|");

        assertEquals("quiet", field(client.read(), 112));
    }

    @Test
    void shouldTurnAFailureIntoARefusalAndGoOn() throws Exception {
        gateway.inbox.room(FakeInbox.Room.BROKEN);
        client.send("D", ORDER);

        final String reject = client.read("j");

        assertEquals("4", field(reject, 380));
        assertTrue(field(reject, 58).startsWith("INTERNAL_ERROR: "));
        assertEquals(3, gateway.health().nextTargetMsgSeqNum());
        assertEquals(3, gateway.health().journalledTargetMsgSeqNum());
        gateway.inbox.room(FakeInbox.Room.ALL);
    }
}
