package io.paymiumfix.fix44;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;
import quickfix.DecimalField;
import quickfix.Field;
import quickfix.FieldType;

/** What was generated is what money may be put into. */
@Timeout(60)
class GeneratedClassesTest {

    private static final Set<FieldType> MONEY =
            EnumSet.of(FieldType.PRICE, FieldType.PRICEOFFSET, FieldType.QTY, FieldType.AMT);

    @Test
    void shouldGenerateEveryPriceQuantityAndAmountAsADecimal() throws Exception {
        final DataDictionary dictionary = PaymiumDictionary.load();
        int seen = 0;
        for (final Class<?> type : fieldClasses()) {
            final int tag = (int) type.getField("FIELD").get(null);
            if (MONEY.contains(dictionary.getFieldType(tag))) {
                assertEquals(DecimalField.class, type.getSuperclass(), type.getName());
                seen++;
            }
        }
        assertTrue(seen > 50, "only " + seen + " fields of money: the classes were not found");
    }

    @Test
    void shouldOfferNoConstructorThatTakesADoubleOnADecimal() throws Exception {
        final List<String> offenders = new ArrayList<>();
        for (final Class<?> type : fieldClasses()) {
            for (final Constructor<?> constructor : type.getConstructors()) {
                if (DecimalField.class.isAssignableFrom(type)
                        && Arrays.asList(constructor.getParameterTypes()).contains(double.class)) {
                    offenders.add(type.getSimpleName());
                }
            }
        }
        assertEquals(List.of(), offenders);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "1", "2", "3", "4", "5", "A", "8", "9", "D", "F", "G", "H", "AF", "q", "r", "Q", "j", "V", "W",
                "X", "Y", "x", "y", "g", "h", "B"
            })
    void shouldBuildEverySpokenMessageFromItsOwnClass(final String msgType) throws Exception {
        final quickfix.Message message = new MessageFactory().create("FIX.4.4", msgType);

        assertEquals("io.paymiumfix.fix44", message.getClass().getPackageName());
        assertEquals(msgType, message.getHeader().getString(35));
        assertFalse(message.getClass().equals(Message.class));
    }

    private static List<Class<?>> fieldClasses() throws Exception {
        final Path root = Path.of(PaymiumDictionary.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/paymiumfix/fix44/field");
        final List<Class<?>> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (final Path file : files.toList()) {
                final String name = file.getFileName().toString();
                if (name.endsWith(".class")) {
                    final Class<?> type = Class.forName("io.paymiumfix.fix44.field." + name.replace(".class", ""));
                    assertTrue(Field.class.isAssignableFrom(type), name);
                    classes.add(type);
                }
            }
        }
        return classes;
    }
}
