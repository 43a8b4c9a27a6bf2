package rnnscope.text.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.text.Dice;

/**
 * A context-free grammar with agreement in number and tense, written as text:
 *
 * <pre>
 * sky: grey | blue                  a rule and its alternatives
 * birds: 1 the owl | 2 the geese    alternatives that are singular or plural
 * news
 *   ^{birds} [was/were] {a} wonder  further alternatives, one a line
 *     at the time                   four spaces: the line above goes on
 * </pre>
 *
 * {@code ^} begins a sentence, {@code {rule}} is expanded, {@code {Name}} (with a capital) is looked up in the
 * {@link Scene}, {@code {Name#}} takes only its number, {@code {a}} is an article, and {@code [singular/plural]} agrees
 * with the nearest numbered part before it at its own level. {@code [past|present]}, each of them one word or both
 * numbers, is past in narration and present inside quotation marks. A part inherits the number around it, so that a
 * relative clause agrees with the noun that it belongs to, however many nouns stand inside it.
 *
 * <p>The alternatives of a rule are dealt like cards: none comes again before all have come.
 */
final class Grammar {
    private final Map<String, Rule> rules = new HashMap<>();

    /** @throws IllegalArgumentException when a part names a rule that does not exist */
    Grammar(String... sources) {
        for (String source : sources) {
            read(source);
        }
        rules.values().forEach(Rule::resolve);
    }

    private void read(String source) {
        Rule rule = null;
        for (String line : source.replaceAll("\\n {4,}", " ").lines().filter(line -> !line.isBlank()).toList()) {
            if (line.startsWith(" ")) {
                rule.alternatives.add(new Alternative(line.strip()));
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? line.strip() : line.substring(0, colon);
            rule = new Rule();
            if (rules.put(name, rule) != null) {
                throw new IllegalArgumentException("two rules are called " + name);
            }
            if (colon >= 0) {
                for (String alternative : line.substring(colon + 1).split("\\|(?![^\\[]*\\])")) {
                    rule.alternatives.add(new Alternative(alternative.strip()));
                }
            }
        }
    }

    private Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no rule is called " + name);
        }
        return rule;
    }

    /** A telling by this grammar, with all decks fresh. */
    Telling telling(Dice dice) {
        return new Telling(dice);
    }

    /** Expands rules; keeps which alternatives have come. */
    final class Telling {
        private final Dice dice;
        private final Map<Rule, Deck> decks = new HashMap<>();

        private Telling(Dice dice) {
            this.dice = dice;
        }

        void tell(String rule, Scene scene, Prose out) {
            expand(rule(rule), null, scene, out);
        }

        /** @return the number that the expansion has for what follows, null when it says nothing about it */
        private GrammaticalNumber expand(Rule rule, GrammaticalNumber around, Scene scene, Prose out) {
            Deck deck = decks.computeIfAbsent(rule, r -> new Deck(r.alternatives.size()));
            Alternative chosen = rule.alternatives.get(deck.deal(dice));
            GrammaticalNumber number = chosen.number == null ? around : chosen.number;
            for (Part part : chosen.parts) {
                switch (part.kind) {
                    case WORDS -> out.append(part.text);
                    case SENTENCE -> out.beginSentence();
                    case ARTICLE -> out.article();
                    case AGREEMENT -> out.append((out.isSpeech() ? part.present : part.past).of(number));
                    case NUMBER -> number = scene.phrase(part.text).number();
                    case NAME -> {
                        Phrase phrase = scene.phrase(part.text);
                        out.append(phrase.text());
                        number = phrase.number();
                    }
                    case RULE -> {
                        GrammaticalNumber own = expand(part.rule, number, scene, out);
                        number = own == null ? number : own;
                    }
                }
            }
            return chosen.number;
        }
    }

    /** The order in which a rule's alternatives come. */
    private static final class Deck {
        private final int[] order;
        private int dealt;

        Deck(int size) {
            order = new int[size];
            for (int i = 0; i < size; i++) {
                order[i] = i;
            }
        }

        int deal(Dice dice) {
            dealt = dealt == order.length ? 0 : dealt;
            dice.deal(order, dealt);
            return order[dealt++];
        }
    }

    private enum Kind {
        WORDS, SENTENCE, ARTICLE, AGREEMENT, NUMBER, NAME, RULE
    }

    /** The forms of a word in one tense. */
    private record Forms(String singular, String plural) {
        static Forms read(String source) {
            int middle = source.indexOf('/');
            return middle < 0 ? new Forms(source, source)
                    : new Forms(source.substring(0, middle), source.substring(middle + 1));
        }

        String of(GrammaticalNumber number) {
            return number == GrammaticalNumber.PLURAL ? plural : singular;
        }
    }

    private static final class Part {
        final Kind kind;
        final String text;
        final Forms past;
        final Forms present;
        Rule rule;

        Part(Kind kind, String text) {
            this(kind, text, null, null);
        }

        Part(Forms past, Forms present) {
            this(Kind.AGREEMENT, "", past, present);
        }

        private Part(Kind kind, String text, Forms past, Forms present) {
            this.kind = kind;
            this.text = text;
            this.past = past;
            this.present = present;
        }
    }

    private final class Rule {
        final List<Alternative> alternatives = new ArrayList<>();

        void resolve() {
            for (Alternative alternative : alternatives) {
                for (Part part : alternative.parts) {
                    part.rule = part.kind == Kind.RULE ? rule(part.text) : null;
                }
            }
        }
    }

    private static final class Alternative {
        final GrammaticalNumber number;
        final List<Part> parts = new ArrayList<>();

        Alternative(String source) {
            number = source.startsWith("1 ") ? GrammaticalNumber.SINGULAR
                    : source.startsWith("2 ") ? GrammaticalNumber.PLURAL : null;
            int at = number == null ? 0 : 2;
            while (at < source.length()) {
                at = readPart(source, at);
            }
        }

        /** Reads the part that starts at {@code at}; returns where the next one starts. */
        private int readPart(String source, int at) {
            char c = source.charAt(at);
            if (c == '^') {
                parts.add(new Part(Kind.SENTENCE, ""));
                return at + 1;
            }
            if (c == '{') {
                int end = source.indexOf('}', at);
                parts.add(reference(source.substring(at + 1, end)));
                return end + 1;
            }
            if (c == '[') {
                int end = source.indexOf(']', at);
                String forms = source.substring(at + 1, end);
                int bar = forms.indexOf('|');
                parts.add(new Part(Forms.read(forms.substring(0, bar < 0 ? forms.length() : bar)),
                        Forms.read(forms.substring(bar + 1))));
                return end + 1;
            }
            int end = at;
            while (end < source.length() && "^{[".indexOf(source.charAt(end)) < 0) {
                end++;
            }
            parts.add(new Part(Kind.WORDS, source.substring(at, end)));
            return end;
        }

        private static Part reference(String name) {
            if (name.equals("a")) {
                return new Part(Kind.ARTICLE, "");
            }
            if (name.endsWith("#")) {
                return new Part(Kind.NUMBER, name.substring(0, name.length() - 1));
            }
            return new Part(Character.isUpperCase(name.charAt(0)) ? Kind.NAME : Kind.RULE, name);
        }
    }
}
