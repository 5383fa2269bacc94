package io.paymiumfix.fix;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.paymiumfix.fix44.MessageFactory;
import io.paymiumfix.fix44.PaymiumDictionary;
import io.paymiumfix.fix44.RefusedInstructions;
import io.paymiumfix.marketdata.Dialect;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.ValidationSettings;

/** What is read where it lies, beside what QuickFIX/J makes of the same text. */
@Timeout(60)
class PlainMessageTest {
    private static final DataDictionary DICTIONARY = PaymiumDictionary.load();
    private static final PlainForms FORMS = new PlainForms(DICTIONARY);
    private static final SessionID SESSION = new SessionID("FIX.4.4", "PAYMIUM", "OMS1");
    private static final SessionSettings DESK = new SessionSettings(
            "OMS1",
            "OMS1",
            "OMS1",
            Optional.of(Password.of("password")),
            false,
            Role.ORDER_ENTRY,
            Dialect.FIX44,
            SessionSettings.Hours.NON_STOP,
            TimestampPrecision.MILLIS,
            Set.of(),
            true,
            Set.of());
    private static final int EXPECTED = 4711;
    private static final int MUTANTS = 200_000;

    private static final String ORDER = "35=D|34=4711|49=OMS1|52=20261121-17:00:00.123|56=PAYMIUM|11=ord-1|1=main|21=1"
            + "|38=0.01000000|40=2|44=50000.00|54=1|55=BTC/EUR|59=1|60=20261121-17:00:00.123456|";
    private static final String CANCEL = "35=F|49=OMS1|56=PAYMIUM|34=4711|52=20261121-17:00:00|41=ord-1|11=can-1"
            + "|37=ABC|54=1|55=BTC/EUR|60=20261121-17:00:00.123|38=1|";

    private final PlainMessage plain = new PlainMessage(FORMS, SESSION);

    // ------------------------------------------------------------ what is plain

    @ParameterizedTest
    @ValueSource(strings = {ORDER, CANCEL})
    void shouldSayOfAnOrdinaryCommandWhatTheParsedOneSays(final String body) throws Exception {
        final String text = message(body);
        assertTrue(plain.read(text, EXPECTED));

        assertSame(parsed(text), plain);
        assertEquals(text, plain.toString());
        assertEquals(text, plain.toRawString());
    }

    @Test
    void shouldBeDecodedToTheSameOrder() throws Exception {
        final String text = message(ORDER);
        assertTrue(plain.read(text, EXPECTED));

        assertEquals(CommandDecoder.placeOrder(DESK, parsed(text)), CommandDecoder.placeOrder(DESK, plain));
    }

    @Test
    void shouldGiveAFieldAsWhateverItIs() throws Exception {
        assertTrue(plain.read(message(ORDER), EXPECTED));

        assertEquals(new BigDecimal("50000.00"), plain.getDecimal(44));
        assertEquals('1', plain.getChar(54));
        assertEquals(LocalDateTime.of(2026, 11, 21, 17, 0, 0, 123_456_000), plain.getUtcTimeStamp(60));
        assertEquals(
                LocalDateTime.of(2026, 11, 21, 17, 0, 0, 123_000_000),
                plain.getHeader().getUtcTimeStamp(52));
    }

    /** As QuickFIX/J does to refuse a message whose handling failed with an error. */
    @Test
    void shouldBeAnsweredToWhereItCameFrom() throws Exception {
        assertTrue(plain.read(message(ORDER), EXPECTED));
        final Message answer = new Message();
        answer.reverseRoute(plain.getHeader());

        assertEquals(List.of("8=FIX.4.4", "49=PAYMIUM", "56=OMS1"), fields(answer.getHeader()));
    }

    @Test
    void shouldServeOneMessageAfterTheOther() throws Exception {
        assertTrue(plain.read(message(ORDER), EXPECTED));
        assertTrue(plain.read(message(CANCEL), EXPECTED));
        assertSame(parsed(message(CANCEL)), plain);
        assertTrue(plain.read(message(ORDER.replace("1=main|", "")), EXPECTED));
        assertSame(parsed(message(ORDER.replace("1=main|", ""))), plain);
    }

    @Test
    void shouldLeaveNothingToBeValidatedOrRefused() {
        assertTrue(plain.read(message(ORDER), EXPECTED));

        assertFalse(plain.iterator().hasNext());
        assertFalse(plain.getHeader().iterator().hasNext());
        assertEquals(List.of(), RefusedInstructions.in(plain));
    }

    @Test
    void shouldSayThatItHasNotWhatItHasNot() {
        assertTrue(plain.read(message(ORDER), EXPECTED));

        assertAll(
                () -> assertThrows(FieldNotFound.class, () -> plain.getString(34)),
                () -> assertThrows(FieldNotFound.class, () -> plain.getHeader().getString(11)),
                () -> assertThrows(FieldNotFound.class, () -> plain.getInt(152)),
                () -> assertFalse(plain.getOptionalString(18).isPresent()),
                () -> assertFalse(plain.isSetField(-1)),
                () -> assertFalse(plain.isSetField(64 + 11)),
                () -> assertThrows(UnsupportedOperationException.class, plain::clone));
    }

    // ------------------------------------------------------------ what is not

    @ParameterizedTest
    @CsvSource({
        "34=4711,34=4712",
        "34=4711,34=04711x",
        "34=4711,34=4294971",
        "49=OMS1,49=OMS2",
        "56=PAYMIUM,56=PAYMIUM2",
        "35=D,35=G",
        "35=D,35=DD",
        "52=2026,43=Y|52=2026",
        "52=2026,97=Y|52=2026",
        "52=2026,115=SUB|52=2026",
        "11=ord-1,11=",
        "11=ord-1|,",
        "54=1|,",
        "60=20261121-17:00:00.123456|,",
        "54=1,54=1|54=1",
        "54=1,54=?",
        "40=2,40=20",
        "38=0.01000000,38=-1",
        "38=0.01000000,38=+1",
        "38=0.01000000,38=1.",
        "38=0.01000000,38=.1",
        "38=0.01000000,38=1.1.1",
        "38=0.01000000,38=1e5",
        "44=50000.00,44=1234567890123456789012345",
        "60=20261121-17:00:00.123456,60=20261121",
        "60=20261121-17:00:00.123456,60=20261121-17:00:00.12",
        "60=20261121-17:00:00.123456,60=20261121 17:00:00",
        "44=50000.00,44=50000.00|99=1",
        "44=50000.00,44=50000.00|18=1",
        "44=50000.00,44=50000.00|110=1",
        "44=50000.00,44=50000.00|5001=x",
        "44=50000.00,44=50000.00|453=1|448=A|447=D|452=1",
        "44=50000.00,49=OMS1|44=50000.00",
        "44=50000.00,=50000.00",
        "44=50000.00,44",
        "44=50000.00,x44=1",
        "44=50000.00,44=1|10=000",
    })
    void shouldLeaveToTheParserWhatIsNotPlain(final String was, final String is) {
        final String body = ORDER.replace(was, is == null ? "" : is);

        assertFalse(body.equals(ORDER));
        assertFalse(plain.read(message(body), EXPECTED), body);
    }

    @Test
    void shouldLeaveToTheParserWhatItsChecksumDenies() {
        final String text = message(ORDER);
        for (int sum = 0; sum < 1_000; sum++) {
            final String other =
                    text.substring(0, text.length() - 4) + String.format(Locale.ROOT, "%03d", sum) + '\001';
            assertEquals(other.equals(text), plain.read(other, EXPECTED), other);
        }
    }

    @Test
    void shouldLeaveToTheParserWhatDoesNotBeginAsItMust() {
        final String text = message(ORDER);
        assertAll(
                () -> assertFalse(plain.read(message(ORDER.replace("35=D|34=4711|", "34=4711|35=D|")), EXPECTED)),
                () -> assertFalse(plain.read(withChecksum(text.replace("8=FIX.4.4", "8=FIX.4.2")), EXPECTED)),
                () -> assertFalse(plain.read(withChecksum(text.replace("\0019=", "\0019=x")), EXPECTED)),
                () -> assertFalse(plain.read("", EXPECTED)),
                () -> assertFalse(plain.read("8=FIX.4.4", EXPECTED)),
                () -> assertFalse(plain.read("8=FIX.4.4\0019=5\00135=D", EXPECTED)),
                () -> assertFalse(plain.read("8=FIX.4.4\0019=5\00135=D\00110=", EXPECTED)));
    }

    @Test
    void shouldBeValidWheneverItIsPlain() throws Exception {
        final long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("PlainMessageTest seed " + seed);
        final Random random = new Random(seed);
        int plainOnes = 0;
        for (int i = 0; i < MUTANTS; i++) {
            final String text = mutant(random);
            if (plain.read(text, EXPECTED)) {
                plainOnes++;
                assertSame(parsed(text), plain);
            }
        }
        assertTrue(plainOnes > MUTANTS / 100, "plain " + plainOnes + " of " + MUTANTS);
    }

    private static String mutant(final Random random) {
        final List<String> fields = new ArrayList<>(List.of((random.nextBoolean() ? ORDER : CANCEL).split("\\|")));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(fields, random);
        }
        return random.nextInt(20) == 0 ? message(String.join("|", fields)) : message(String.join("|", fields) + "|");
    }

    private static void change(final List<String> fields, final Random random) {
        final int at = random.nextInt(fields.size());
        switch (random.nextInt(7)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(at, fields.get(random.nextInt(fields.size())));
            case 2 -> fields.add(fields.remove(at));
            case 3 -> fields.add(random.nextInt(fields.size()), random.nextInt(130) + "=" + value(random));
            case 4 -> fields.set(at, fields.get(at).replaceAll("=.*", "") + "=" + value(random));
            case 5 -> {
                final StringBuilder field = new StringBuilder(fields.get(at));
                field.setCharAt(random.nextInt(field.length()), (char) (' ' + random.nextInt(220)));
                fields.set(at, field.toString());
            }
            default -> {
                final StringBuilder field = new StringBuilder(fields.get(at));
                field.insert(random.nextInt(field.length() + 1), (char) ('0' + random.nextInt(12)));
                fields.set(at, field.toString());
            }
        }
        if (fields.size() < 3) {
            fields.add("58=x");
        }
    }

    private static String value(final Random random) {
        final List<String> values = List.of(
                "1",
                "2",
                "0",
                "Y",
                "D",
                "F",
                "A",
                "12",
                "0.5",
                "-1",
                "1.",
                ".",
                "",
                "x",
                "EUR",
                "1 2",
                "999999999",
                "99999999999",
                "20261121-17:00:00",
                "20261121-17:00:00.123456789",
                "20261121-17:00:00.123456789012",
                "99999999-99:99:99",
                "FIX.4.4",
                "OMS1",
                "PAYMIUM",
                "4711");
        return values.get(random.nextInt(values.size()));
    }

    // ------------------------------------------------------------ both

    private static void assertSame(final Message parsed, final PlainMessage plain) {
        assertEquals(fields(parsed.getHeader()), fields(plain.getHeader()), parsed::toString);
        assertEquals(fields(parsed), fields(plain), parsed::toString);
        assertEquals(parsed.getTrailer().isSetField(10), plain.getTrailer().isSetField(10));
    }

    private static List<String> fields(final FieldMap map) {
        return IntStream.rangeClosed(-1, 1_000)
                .filter(map::isSetField)
                .mapToObj(tag -> tag + "=" + value(map, tag))
                .toList();
    }

    private static String value(final FieldMap map, final int tag) {
        try {
            assertEquals(map.getOptionalString(tag).orElseThrow(), map.getString(tag));
            return map.getString(tag) + (tag == 34 ? " " + map.getInt(tag) : "");
        } catch (FieldNotFound e) {
            throw new AssertionError(e);
        }
    }

    /** As the session parses and validates. */
    private static Message parsed(final String text) throws Exception {
        final ValidationSettings settings = new ValidationSettings();
        settings.setCheckUserDefinedFields(false);
        settings.setCheckUnorderedGroupFields(false);
        final Message message =
                new MessageFactory().create("FIX.4.4", text.replaceAll("(?s).*?\00135=([^\001]*).*", "$1"));
        message.fromString(text, DICTIONARY, DICTIONARY, settings, true, true);
        DICTIONARY.validate(message, settings);
        return message;
    }

    private static String message(final String body) {
        final String fields = body.replace('|', '\001');
        return withChecksum("8=FIX.4.4\0019=" + fields.length() + '\001' + fields);
    }

    private static String withChecksum(final String text) {
        final String whole = text.replaceFirst("\00110=[^\001]*\001$", "\001");
        return whole + String.format(Locale.ROOT, "10=%03d\001", whole.chars().sum() % 256);
    }
}
