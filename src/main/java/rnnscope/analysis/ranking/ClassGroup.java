package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Group of yes-or-no properties of a text that are counted at once: steps with the same answers to all of them are one
 * class, so that one pass over a unit counts for all. Beyond {@value #MOST} classes a further question begins another
 * group.
 */
final class ClassGroup {
    static final int MOST = 1024;

    /** An answer at each step, 0, 1 or (no answer) 2. */
    @FunctionalInterface
    interface Question {
        int answer(int step);
    }

    private final char[] ids;
    private int classes = 1;
    /** Answers of each class to each question. */
    private final List<byte[]> answers = new ArrayList<>();

    private ClassGroup(int steps) {
        ids = new char[steps];
    }

    /** The questions in their order, in as many groups as it takes. */
    static List<ClassGroup> of(int steps, List<Question> questions) {
        List<ClassGroup> groups = new ArrayList<>();
        for (Question question : questions) {
            if (groups.isEmpty() || !groups.get(groups.size() - 1).add(question)) {
                ClassGroup group = new ClassGroup(steps);
                group.add(question);
                groups.add(group);
            }
        }
        return groups;
    }

    /** Whether there was room. */
    private boolean add(Question question) {
        int[] next = new int[3 * classes];
        Arrays.fill(next, -1);
        int count = 0;
        for (int t = 0; t < ids.length; t++) {
            int key = 3 * ids[t] + question.answer(t);
            if (next[key] < 0) {
                next[key] = count++;
            }
        }
        if (count > MOST) {
            return false;
        }
        for (int t = 0; t < ids.length; t++) {
            ids[t] = (char) next[3 * ids[t] + question.answer(t)];
        }
        byte[] own = new byte[count];
        List<byte[]> split = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            split.add(new byte[count]);
        }
        for (int key = 0; key < next.length; key++) {
            if (next[key] >= 0) {
                own[next[key]] = (byte) (key % 3);
                for (int i = 0; i < split.size(); i++) {
                    split.get(i)[next[key]] = answers.get(i)[key / 3];
                }
            }
        }
        answers.clear();
        answers.addAll(split);
        answers.add(own);
        classes = count;
        return true;
    }

    int classes() {
        return classes;
    }

    /** How many questions it holds. */
    int questions() {
        return answers.size();
    }

    /** Answer of a class to one of its questions. */
    int answer(int question, int ofClass) {
        return answers.get(question)[ofClass];
    }

    /** Counts a unit's levels at some steps in each class: counts[class · levels + level], added to. */
    void count(byte[] row, int from, int to, int levels, int[] counts) {
        for (int t = from; t < to; t++) {
            counts[ids[t] * levels + (row[t] & 0xFF)]++;
        }
    }
}
