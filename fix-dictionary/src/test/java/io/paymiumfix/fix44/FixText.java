package io.paymiumfix.fix44;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.ValidationSettings;

/** FIX messages as people write them, and the two dictionaries they are read with. */
final class FixText {

    /** FIX 4.4 as published, unpacked by the build. */
    static final Path STOCK_FILE = Path.of("target", "stock", "FIX44.xml");

    private static final char SOH = '\u0001';

    private FixText() {}

    static DataDictionary stock() {
        try (InputStream in = Files.newInputStream(STOCK_FILE)) {
            return new DataDictionary(in);
        } catch (ConfigError e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A whole message of {@code 35=D|11=A1|…}: the standard header, BodyLength(9) and CheckSum(10) are added. */
    static String message(final String fields) {
        final int afterType = fields.indexOf('|') + 1;
        return framed(fields.substring(0, afterType)
                + "49=OMS|56=PAYMIUM|34=2|52=20261120-10:15:00.000|"
                + fields.substring(afterType));
    }

    /** A whole message of everything between BodyLength(9) and CheckSum(10). */
    static String framed(final String body) {
        return framed(body, "");
    }

    /** As {@link #framed(String)}, with characters before the digits of BodyLength(9). */
    static String framed(final String body, final String lengthPrefix) {
        final String bytes = body.replace('|', SOH);
        final int length = bytes.getBytes(StandardCharsets.ISO_8859_1).length;
        final String text = "8=FIX.4.4" + SOH + "9=" + lengthPrefix + length + SOH + bytes;
        int sum = 0;
        for (final byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += b & 0xFF;
        }
        return text + String.format(Locale.ROOT, "10=%03d", sum % 256) + SOH;
    }

    /** Parses as a session does, with the generated classes, and validates. */
    static Message read(final String text, final DataDictionary dictionary) throws Exception {
        final Message message = parse(text, dictionary);
        dictionary.validate(message, new ValidationSettings());
        return message;
    }

    /** Parses with the generated classes, without validating. */
    static Message parse(final String text, final DataDictionary dictionary) throws InvalidMessage {
        return MessageUtils.parse(new MessageFactory(), dictionary, new ValidationSettings(), text, true);
    }
}
