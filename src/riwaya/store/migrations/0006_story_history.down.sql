DROP TABLE story_history;
