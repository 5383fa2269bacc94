package io.paymiumfix.fix44;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import quickfix.ConfigError;
import quickfix.DataDictionary;

/**
 * Where our data dictionary is: all of FIX 4.4, and the few differences stated in {@code paymium.xsl}.
 *
 * <p>A session names it in its settings, {@code DataDictionary=}{@value #RESOURCE}. The name is our own, so that a stock
 * {@code FIX44.xml} on the same class path cannot take its place.
 */
public final class PaymiumDictionary {

    /** The class path resource, in the form that QuickFIX/J's {@code DataDictionary} setting takes. */
    public static final String RESOURCE = "io/paymiumfix/fix44/PaymiumFIX44.xml";

    private PaymiumDictionary() {}

    /** Reads the dictionary anew; some 100 ms, so keep the result. Safe to share once read, as nothing changes it. */
    public static DataDictionary load() {
        try (InputStream in = PaymiumDictionary.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new DataDictionary(in);
        } catch (ConfigError e) {
            throw new IllegalStateException("cannot read " + RESOURCE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
