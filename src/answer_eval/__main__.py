"""`python -m answer_eval`, the same as `answer-eval`."""

from answer_eval.cli import main

if __name__ == "__main__":
    main()
