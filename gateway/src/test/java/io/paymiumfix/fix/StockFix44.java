package io.paymiumfix.fix;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import quickfix.DataDictionary;
import quickfix.Message;
import quickfix.ValidationSettings;

/** FIX 4.4 as QuickFIX/J publishes it, unpacked by the build of {@code fix-dictionary}: what any counterparty may have. */
final class StockFix44 {

    private static final Path FILE = Path.of("..", "fix-dictionary", "target", "stock", "FIX44.xml");
    private static final DataDictionary DICTIONARY = read();
    private static final ValidationSettings STRICT = new ValidationSettings();

    private StockFix44() {}

    private static DataDictionary read() {
        try (InputStream in = Files.newInputStream(FILE)) {
            return new DataDictionary(in);
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + FILE.toAbsolutePath(), e);
        }
    }

    /** Fails unless the message, with {@code |} or SOH between fields, is valid in every respect. */
    static Message assertValid(final String message) {
        try {
            final Message parsed = new Message(message.replace('|', '\001'), DICTIONARY, STRICT, true);
            DICTIONARY.validate(parsed, STRICT);
            return parsed;
        } catch (Exception e) {
            throw new AssertionError("not FIX 4.4 as published: " + message.replace('\001', '|'), e);
        }
    }
}
