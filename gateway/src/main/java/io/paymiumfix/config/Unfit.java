package io.paymiumfix.config;

/** A text that is no value of its setting, and why; the reason never repeats the text. */
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    Unfit(String why) {
        super(why, null, false, false);
    }
}
