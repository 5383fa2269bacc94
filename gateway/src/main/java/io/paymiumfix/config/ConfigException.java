package io.paymiumfix.config;

import java.util.List;

/**
 * The configuration cannot be used: all its faults at once, each as {@code path=value: why (line N)}, in the order
 * of the file, secrets masked.
 */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    ConfigException(List<String> faults) {
        super(String.join("\n", faults));
    }

    /** One line per fault; never empty. */
    public List<String> faults() {
        return getMessage().lines().toList();
    }
}
