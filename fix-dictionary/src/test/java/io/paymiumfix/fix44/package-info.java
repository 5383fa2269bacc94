/** Our dictionary against FIX 4.4, against the generated classes and against the rules of engagement. */
package io.paymiumfix.fix44;
