package io.paymiumfix.fix44;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;
import quickfix.FieldException;
import quickfix.IncorrectTagValue;
import quickfix.ValidationSettings;

/** What order systems really send is read, and what is not FIX 4.4 is still refused. */
@Timeout(60)
class ToleranceTest {

    private static final DataDictionary OURS = PaymiumDictionary.load();

    private static final String ORDER =
            "35=D|11=A1|55=BTC/EUR|54=1|60=20261120-10:15:00.000|40=2|38=0.1|44=50000.10|59=1|";

    private static final String CANCEL = "35=F|11=C1|55=BTC/EUR|54=1|60=20261120-10:15:00.000|";

    @Test
    void shouldReadAnOrderWithTheUsualExtraTagsOfOrderSystems() throws Exception {
        final quickfix.Message order = read(ORDER
                + "1=MAIN|15=EUR|18=1|21=1|22=8|47=A|48=BTCEUR|58=desk note|63=0|64=20261120|77=O|100=PAYM|120=EUR|"
                + "167=CS|207=PAYM|376=X|386=1|336=DAY|432=20261121|526=P1|528=A|529=1 3|581=1|582=4|583=L1|660=99|"
                + "453=2|448=TRADER1|447=D|452=12|448=CLIENT|447=D|452=3|802=1|523=SUB|803=4|78=1|79=ALLOC|80=0.1|");

        assertInstanceOf(NewOrderSingle.class, order);
        assertEquals("50000.10", ((NewOrderSingle) order).getPrice().getValue().toString());
        assertEquals(2, order.getGroupCount(453));
    }

    @Test
    void shouldReadAnOrderWithEveryRefusedInstructionSoThatTheGatewayCanNameIt() throws Exception {
        final quickfix.Message order =
                read(ORDER + "110=0.01|111=0.02|99=49000|211=1|388=0|126=20261121-00:00:00|210=0.01|18=6|");

        assertEquals(List.of(110, 111, 210, 99, 211, 388, 126), RefusedInstructions.in(order));
    }

    @Test
    void shouldNotRefuseAnInstructionThatAsksForNothing() throws Exception {
        final quickfix.Message order = read(ORDER + "121=N|423=2|544=1|854=0|");

        assertEquals(List.of(), RefusedInstructions.in(order));
    }

    @Test
    void shouldRefuseTheSameInstructionWhenItAsksForSomething() throws Exception {
        final quickfix.Message order = read(ORDER + "121=Y|423=1|544=2|854=1|");

        assertEquals(List.of(854, 423, 121, 544), RefusedInstructions.in(order));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "167=CRYPTO|",
                "460=99|",
                "48=BTCEUR|22=S|",
                "453=1|448=ALGO|447=P|452=122|",
                "528=Z|",
                "529=1 Z|",
                "581=99|",
                "582=9|",
                "660=7|"
            })
    void shouldReadValuesThatFix44DoesNotListInFieldsThatAreIgnored(final String fields) throws Exception {
        read(ORDER + fields);

        assertThrows(IncorrectTagValue.class, () -> FixText.read(FixText.message(ORDER + fields), FixText.stock()));
    }

    @ParameterizedTest
    @CsvSource({"40=2, 40=Z", "54=1, 54=H", "59=1, 59=X"})
    void shouldRefuseValuesThatFix44DoesNotListInFieldsThatAreRead(final String listed, final String unlisted) {
        final String order = ORDER.replace("|" + listed + "|", "|" + unlisted + "|");

        assertThrows(IncorrectTagValue.class, () -> read(order));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4", "D", "P"})
    void shouldReadOrderTypesThatOnlyTheGatewayRefuses(final String ordType) throws Exception {
        read(ORDER.replace("40=2|", "40=" + ordType + "|"));
    }

    @Test
    void shouldReadACancelByOrderIdAlone() throws Exception {
        final quickfix.Message cancel = read(CANCEL + "37=9K2M4QH-1C|");

        assertInstanceOf(OrderCancelRequest.class, cancel);
        assertThrows(
                FieldException.class, () -> validateWithStock(CANCEL + "37=9K2M4QH-1C|"), "FIX 4.4 itself requires 41");
    }

    @Test
    void shouldReadACancelThatRepeatsTheOrder() throws Exception {
        read(CANCEL + "41=A1|1=MAIN|38=0.1|21=1|18=1|100=PAYM|40=2|44=50000.10|15=EUR|59=6|126=20261121-00:00:00|"
                + "432=20261121|47=A|528=A|529=1|582=4|77=O|58=note|453=1|448=T|447=D|452=12|");
    }

    @Test
    void shouldReadAReplaceByOrderIdAlone() throws Exception {
        read("35=G|11=R1|37=9K2M4QH-1C|55=BTC/EUR|54=1|60=20261120-10:15:00|40=2|38=0.2|44=50000|47=A|21=1|207=PAYM|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261120-10:15:00", "20261120-10:15:00.123", "20261120-10:15:00.123456"})
    void shouldReadTimesInSecondsMillisecondsAndMicroseconds(final String time) throws Exception {
        FixText.read(
                FixText.framed("35=D|49=OMS|56=PAYMIUM|34=2|52=" + time + "|11=A1|55=BTC/EUR|54=1|60=" + time
                        + "|40=1|152=250|"),
                OURS);
    }

    @Test
    void shouldReadABodyLengthWithLeadingZerosAndAHeaderInAnyOrder() throws Exception {
        FixText.read(
                FixText.framed(
                        "35=D|52=20261120-10:15:00|34=2|56=PAYMIUM|97=Y|115=DESK|49=OMS|" + ORDER.substring(5), "000"),
                OURS);
    }

    @Test
    void shouldReadAnyPrintableAsciiAsClOrdId() throws Exception {
        final StringBuilder printable = new StringBuilder();
        for (char c = '!'; c <= '~'; c++) {
            printable.append(c == '|' ? '-' : c);
        }

        final quickfix.Message order = read(ORDER.replace("11=A1|", "11=" + printable + "|"));

        assertEquals(printable.toString(), order.getString(11));
    }

    @Test
    void shouldReadALogonWithUsernameAndPassword() throws Exception {
        read("35=A|98=0|108=30|141=Y|553=desk1|554=secret|789=1|383=8192|464=N|");
    }

    @Test
    void shouldKnowMessageTypesThatNobodyHereSpeaks() throws Exception {
        final quickfix.Message message = read("35=AA|320=R|322=S|560=0|");

        assertEquals(Message.class, message.getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"11=A1|", "55=BTC/EUR|", "54=1|", "60=20261120-10:15:00.000|", "40=2|"})
    void shouldRefuseAnOrderWithoutARequiredField(final String field) {
        assertThrows(FieldException.class, () -> read(ORDER.replace(field, "")));
    }

    @Test
    void shouldRefuseATagThatDoesNotBelongToTheMessage() {
        assertThrows(FieldException.class, () -> read(ORDER + "151=1|"));
    }

    @Test
    void shouldIgnoreTagsOfTheClientsOwnWhenTheSessionIsToldTo() throws Exception {
        final ValidationSettings settings = new ValidationSettings();
        settings.setCheckUserDefinedFields(false);
        final String text = FixText.message(ORDER + "5001=DESK|9702=A|20010=X|");

        OURS.validate(FixText.parse(text, OURS), settings);

        assertThrows(FieldException.class, () -> FixText.read(text, OURS), "QuickFIX/J's own default refuses them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5", "1E-8", "+5", "abc"})
    void shouldRefuseNumbersThatFix44DoesNotWrite(final String number) {
        assertThrows(Exception.class, () -> read(ORDER.replace("38=0.1|", "38=" + number + "|")));
    }

    private static quickfix.Message read(final String fields) throws Exception {
        return FixText.read(FixText.message(fields), OURS);
    }

    private static void validateWithStock(final String fields) throws Exception {
        FixText.read(FixText.message(fields), FixText.stock());
    }
}
