package rnnscope.session.lesson.claim;

import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.lesson.Claim;

/** Claims about the gradients of a text, under levers. */
final class GradientClaims {
    private final Answer answer;

    GradientClaims(Answer answer) {
        this.answer = answer;
    }

    private LaneGradients lane(Claim claim) {
        if (answer == null) {
            throw new IllegalArgumentException("there are no gradients");
        }
        return answer.lanes().stream().filter(lane -> claim.cell() == null || lane.cell().equals(claim.cell())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cell " + claim.cell() + " is looked at"));
    }

    double gradient(Claim claim) {
        double there = norm(claim, claim.at());
        return claim.from() == null ? there : there / norm(claim, claim.from());
    }

    private double norm(Claim claim, int step) {
        GradientFlow flow = lane(claim).flow();
        int t = step - 1 - answer.question().levers().first();
        if (t < 0 || t >= flow.steps()) {
            throw new IllegalArgumentException("step " + step + " is not in the window of the gradients");
        }
        int layer = claim.layer() == null ? 0 : claim.layer() - 1;
        return "cell".equals(claim.quantity()) ? flow.cell(layer, t) : flow.hidden(layer, t);
    }

    double gradientNorm(Claim claim) {
        return lane(claim).gradientNorm();
    }

    double nameProbability(Claim claim) {
        LaneGradients.Names names = lane(claim).names();
        if (names == null) {
            throw new IllegalArgumentException("the text asks for no name");
        }
        return claim.symbol() == null || claim.symbol().equals(names.pair().right()) ? names.pRight() : names.pOther();
    }

    double radius(Claim claim) {
        return lane(claim).spectrum().spectralRadius();
    }

    double singularValue(Claim claim) {
        return lane(claim).spectrum().largestSingularValue();
    }
}
